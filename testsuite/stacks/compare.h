/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * compare.h - the runtime's own stacks beside those of the kernel's unwinder.  The module's
 * parameter "stacks" has how many were equal, left to the kernel, longer (it ended before), and
 * different, and the first that were.  Included before stack.c.
 */
#include <linux/module.h>
#include <linux/smp.h>

#include "env.h"
#include "rt.h"

#define COMPARE_CPUS  16
#define COMPARE_MAX   200
#define COMPARE_SHOW  4
#define COMPARE_LINES 12

static u64 compare_other[COMPARE_CPUS][COMPARE_MAX];
static u64 compare_shown[COMPARE_SHOW][COMPARE_LINES][2];
static atomic_t compare_equal, compare_left, compare_longer, compare_differ;

static void compare(const u64 *pcs, s32 n, const u64 *other, u32 m)
{
	u32 i, shown;

	if (n < 0) {
		atomic_inc(&compare_left);
		return;
	}
	if (n >= (s32)m && !memcmp(pcs, other, m * sizeof(*pcs))) {
		atomic_inc(n == (s32)m ? &compare_equal : &compare_longer);
		return;
	}
	shown = (u32)atomic_inc_return(&compare_differ) - 1;
	for (i = 0; shown < COMPARE_SHOW && i < COMPARE_LINES; i++) {
		compare_shown[shown][i][0] = (s32)i < n ? pcs[i] : 0;
		compare_shown[shown][i][1] = i < m ? other[i] : 0;
	}
}

#define STACK_COMPARE(pcs, n, walk)                                 \
	do {                                                        \
		u64 *other = compare_other[raw_smp_processor_id()]; \
                                                                    \
		if ((pcs) && max <= COMPARE_MAX)                    \
			compare(pcs, n, other, walk);               \
	} while (0)

static int compare_get(char *buffer, const struct kernel_param *kp)
{
	int used = scnprintf(buffer, PAGE_SIZE, "equal %d left %d longer %d differ %d\n",
			     atomic_read(&compare_equal), atomic_read(&compare_left),
			     atomic_read(&compare_longer), atomic_read(&compare_differ));
	u32 i, k;

	for (i = 0; i < COMPARE_SHOW; i++)
		for (k = 0; k < COMPARE_LINES && (compare_shown[i][k][0] || compare_shown[i][k][1]);
		     k++)
			used += scnprintf(buffer + used, PAGE_SIZE - used, "%s%pS %pS\n",
					  k ? "  " : "differ: ", (void *)compare_shown[i][k][0],
					  (void *)compare_shown[i][k][1]);
	return used;
}

static const struct kernel_param_ops compare_ops = { .get = compare_get };
module_param_cb(stacks, &compare_ops, NULL, 0400);
