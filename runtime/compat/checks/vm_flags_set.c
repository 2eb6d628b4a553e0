// SPDX-License-Identifier: GPL-2.0-or-later
/* bc292ab00f6c ("mm: introduce vma->vm_flags wrapper functions") */
#include <linux/mm.h>

void check(struct vm_area_struct *vma);
void check(struct vm_area_struct *vma)
{
	vm_flags_mod(vma, VM_DONTEXPAND, VM_MAYWRITE);
}
