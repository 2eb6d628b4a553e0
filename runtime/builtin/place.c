// SPDX-License-Identifier: GPL-2.0-or-later
/* What the current program was started with, in which container, and where its CPU sits. */
#include <linux/nsproxy.h>
#include <linux/topology.h>
#include <linux/utsname.h>

#include "core/state.h"

static DEFINE_PER_CPU(struct rt_cpuinfo, cpuinfo);

/* Bytes of the arguments that could be read, without a gap; pages may be absent. */
static u64 read_args(char *dst, u64 start, u64 end, u64 max)
{
	u64 n = 0, len;

	while (start + n < end && n < max) {
		len = ENV_PAGE_SIZE - ((start + n) & (ENV_PAGE_SIZE - 1));
		if (len > end - start - n)
			len = end - start - n;
		if (len > max - n)
			len = max - n;
		if (!env_copy_from_user(dst + n, start + n, len))
			break;
		n += len;
	}
	return n;
}

const char *rt_execargs(struct rt_ctx *ctx, u32 site)
{
	const struct mm_struct *mm = current->flags & PF_KTHREAD ? NULL : current->mm;
	u64 n = 0, i;
	char *dst;

	dst = rt_scratch(ctx, rt.strsize, site);
	if (unlikely(!dst))
		return NULL;
	if (mm)
		n = read_args(dst, mm->arg_start, mm->arg_end, rt.strsize - 1);
	for (i = 0; i < n; i++)
		if (!dst[i])
			dst[i] = ' ';
	while (n && dst[n - 1] == ' ')
		n--;
	dst[n] = 0;
	return n ? dst : rt_execname(ctx);
}

/* The name of its host, which is a container's own. */
const char *rt_zonename(struct rt_ctx *ctx, u32 site)
{
	const struct nsproxy *ns = current->nsproxy; /* NULL: exiting */

	if (!ns || ns->uts_ns == &init_uts_ns)
		return "global";
	return rt_string(ctx, (u64)(unsigned long)ns->uts_ns->name.nodename, __NEW_UTS_LEN, site);
}

s32 rt_chip(struct rt_ctx *ctx)
{
	return topology_physical_package_id(rt_pcpu_of(ctx)->cpu);
}

s32 rt_lgrp(struct rt_ctx *ctx)
{
	return cpu_to_node(rt_pcpu_of(ctx)->cpu);
}

u64 rt_curcpu(struct rt_ctx *ctx)
{
	struct rt_cpuinfo *info = this_cpu_ptr(&cpuinfo);

	info->id = rt_pcpu_of(ctx)->cpu;
	info->chip = rt_chip(ctx);
	info->lgrp = rt_lgrp(ctx);
	return (u64)(unsigned long)info;
}
