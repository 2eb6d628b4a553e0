// SPDX-License-Identifier: GPL-2.0-or-later
/* System calls. */
#include "../attach/attach_syscall.c"
