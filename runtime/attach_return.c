// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Returns of functions: one fprobe for all of them where the kernel has fprobes, else a
 * kretprobe each.  Both keep a record of each call under way, from a pool of fixed size;
 * calls that find it empty are counted as missed.
 */
#include <linux/fprobe.h>
#include <linux/kprobes.h>

#include "attach.h"
#include "compat/compat.h"
#include "func.h"
#include "ip_table.h"

static __always_inline void run(const struct rt_handler *h, const struct rt_probe *p,
				unsigned long ip, unsigned long parent, struct pt_regs *regs)
{
	struct rt_pcpu *pcpu;
	unsigned long flags;
	PROBE_CTX(ctx);

	raw_local_irq_save(flags);
	pcpu = rt_enter();
	if (likely(pcpu)) {
		rt_ctx_init(&ctx, pcpu, h);
		ctx.probe = p;
		ctx.ip = ip;
		ctx.caller = parent;
		ctx.regs = regs;
		ctx.args[0] = 0;
		ctx.args[1] = regs_return_value(regs);
		if (h->need & RT_NEED_ARGS)
			memset(&ctx.args[2], 0, 4 * sizeof(ctx.args[0]));
		h->run(&ctx);
		rt_leave(pcpu);
	}
	raw_local_irq_restore(flags);
}

/* Calls under way at once: sleeping functions hold theirs for long. */
#define POOL_MAX 16384

static u32 count(void)
{
	const struct rt_handler *h;
	u32 n = 0;

	for_each_handler(h, RT_ATTACH_FBT_RETURN)
		n += h->nprobe;
	return n;
}

#ifdef HAVE_FPROBE_EXIT

static struct ip_table table;
static struct fprobe fprobe;
static bool registered;

static void on_return(struct fprobe *fp, unsigned long ip, unsigned long parent,
		      struct pt_regs *regs, void *data)
{
	const struct ip_row *row = ip_table_find(&table, ip);

	if (likely(row))
		run(row->handler, row->probe, ip, parent, regs);
}

static int add_probe(const struct rt_handler *h, const struct rt_probe *p)
{
	struct ip_row row = { .handler = h, .probe = p };
	struct func func;
	int err;

	err = func_resolve(p, &func);
	row.ip = func.ftrace;
	if (!err && !row.ip)
		err = -EOPNOTSUPP;
	if (!err && !ip_table_add(&table, &row))
		err = -EEXIST;
	if (err)
		attach_missing(h, p, err);
	return 0;
}

static int register_all(void)
{
	unsigned long *ips;
	u32 i, n = 0;
	int err;

	ips = env_alloc(table.used * sizeof(*ips));
	if (!ips)
		return -ENOMEM;
	for (i = 0; i < 1U << (64 - table.shift); i++)
		if (table.rows[i].ip)
			ips[n++] = table.rows[i].ip;
	memset(&fprobe, 0, sizeof(fprobe));
	fprobe.exit_handler = on_return;
	fprobe.nr_maxactive = clamp_t(u32, 64 * n, 1024, POOL_MAX);
	err = register_fprobe_ips(&fprobe, ips, (int)n);
	registered = !err;
	env_free(ips);
	return err;
}

static int arm(void)
{
	const struct rt_handler *h;
	const struct rt_probe *p;
	int err;

	if (!count())
		return 0;
	err = ip_table_init(&table, count());
	if (err)
		return err;
	for_each_handler(h, RT_ATTACH_FBT_RETURN) {
		for_each_probe(p, h) {
			err = add_probe(h, p);
			if (err)
				return err;
			cond_resched();
		}
	}
	return table.used ? register_all() : 0;
}

static void disarm(void)
{
	if (registered)
		unregister_fprobe(&fprobe);
	registered = false;
}

static void free_rows(void)
{
	ip_table_deinit(&table);
}

static u64 missed(void)
{
	return registered ? fprobe.nmissed : 0;
}

#else

struct probe {
	struct kretprobe rp;
	const struct rt_handler *handler;
	const struct rt_probe *probe;
	bool armed;
};

static struct probe *probes;
static u32 nprobe;

static int on_return(struct kretprobe_instance *ri, struct pt_regs *regs)
{
	struct kretprobe *rp = get_kretprobe(ri);
	const struct probe *probe;

	if (!rp)
		return 0;
	probe = container_of(rp, struct probe, rp);
	run(probe->handler, probe->probe, (unsigned long)rp->kp.addr, get_kretprobe_retaddr(ri),
	    regs);
	return 0;
}
NOKPROBE_SYMBOL(on_return);

static void arm_probe(struct probe *probe, u32 pool)
{
	struct func func;
	int err;

	err = func_resolve(probe->probe, &func);
	if (!err) {
		probe->rp.kp.addr = (kprobe_opcode_t *)func.addr;
		probe->rp.handler = on_return;
		probe->rp.maxactive = (int)pool;
		err = register_kretprobe(&probe->rp);
	}
	probe->armed = !err;
	if (err)
		attach_missing(probe->handler, probe->probe, err);
}

static int arm(void)
{
	u32 pool = clamp_t(u32, POOL_MAX / (count() + 1), 2 * num_possible_cpus(), 1024);
	const struct rt_handler *h;
	const struct rt_probe *p;

	if (!count())
		return 0;
	probes = env_alloc(count() * sizeof(*probes));
	if (!probes)
		return -ENOMEM;
	for_each_handler(h, RT_ATTACH_FBT_RETURN) {
		for_each_probe(p, h) {
			probes[nprobe].handler = h;
			probes[nprobe].probe = p;
			arm_probe(&probes[nprobe++], pool);
		}
	}
	return 0;
}

/* All at once: one grace period. */
static void disarm(void)
{
	struct kretprobe **armed;
	u32 i, n = 0;

	if (!nprobe)
		return;
	armed = env_alloc(nprobe * sizeof(*armed));
	for (i = 0; i < nprobe; i++) {
		if (probes[i].armed && armed)
			armed[n++] = &probes[i].rp;
		else if (probes[i].armed)
			unregister_kretprobe(&probes[i].rp);
		probes[i].armed = false;
	}
	if (n)
		unregister_kretprobes(armed, (int)n);
	env_free(armed);
}

static void free_rows(void)
{
	env_free(probes);
	probes = NULL;
	nprobe = 0;
}

static u64 missed(void)
{
	u64 sum = 0;
	u32 i;

	for (i = 0; i < nprobe; i++)
		if (probes[i].armed)
			sum += (u64)probes[i].rp.nmissed + probes[i].rp.kp.nmissed;
	return sum;
}

#endif

const struct attach_kind attach_return = {
	.arm = arm,
	.disarm = disarm,
	.free = free_rows,
	.missed = missed,
};
