// SPDX-License-Identifier: GPL-2.0-or-later
/* Entries of functions that have no ftrace call: one kprobe each. */
#include <linux/kprobes.h>

#include "arch.h"
#include "attach.h"
#include "fire.h"

struct probe {
	struct kprobe kp;
	const struct rt_handler *handler;
	const struct rt_probe *probe;
};

/* Grown while adding; fixed from arm() on, as kprobes are linked into the kernel's lists. */
static struct probe **probes;
static u32 nprobe, room, narmed;

static int on_kprobe(struct kprobe *kp, struct pt_regs *regs)
{
	const struct probe *probe = container_of(kp, struct probe, kp);
	const struct rt_handler *h = probe->handler;
	struct rt_pcpu *pcpu;
	struct fire fire;
	PROBE_CTX(ctx);

	pcpu = fire_begin(&fire);
	if (likely(pcpu)) {
		rt_ctx_init(&ctx, pcpu, h);
		ctx.probe = probe->probe;
		ctx.ip = (unsigned long)kp->addr;
		ctx.regs = regs;
		ctx.caller = 0;
		arch_call_args(&ctx, regs);
		if (h->need & RT_NEED_STACK_ARGS)
			arch_call_stack_args(&ctx, regs);
		h->run(&ctx);
		rt_leave(pcpu);
	}
	fire_end(&fire);
	return 0;
}
NOKPROBE_SYMBOL(on_kprobe);

int attach_kprobe_add(const struct rt_handler *h, const struct rt_probe *p, unsigned long addr)
{
	struct probe **grown, *probe;

	if (nprobe == room) {
		u32 more = room ? 2 * room : 16;

		grown = env_alloc((u64)more * sizeof(*grown));
		if (!grown)
			return -ENOMEM;
		if (probes)
			memcpy(grown, probes, nprobe * sizeof(*grown));
		env_free(probes);
		probes = grown;
		room = more;
	}
	probe = env_alloc(sizeof(*probe));
	if (!probe)
		return -ENOMEM;
	probe->kp.addr = (kprobe_opcode_t *)addr;
	probe->kp.pre_handler = on_kprobe;
	probe->handler = h;
	probe->probe = p;
	probes[nprobe++] = probe;
	return 0;
}

/* What the kernel refuses leaves the list, so that the armed ones are the first. */
static int arm_kprobes(void)
{
	int cancelled = 0;
	u32 i;

	for (i = 0; i < nprobe && !cancelled; i++) {
		struct probe *probe = probes[i];
		int err = register_kprobe(&probe->kp);

		probes[i] = NULL;
		if (err) {
			attach_missing(probe->handler, probe->probe, err);
			env_free(probe);
		} else {
			probes[narmed++] = probe;
		}
		cancelled = attach_pause();
	}
	if (!cancelled)
		nprobe = narmed;
	return cancelled;
}

/* The kprobes' first member is what the kernel's array wants, see struct probe. */
static void disarm_kprobes(void)
{
	if (narmed)
		unregister_kprobes((struct kprobe **)probes, narmed);
	narmed = 0;
}

static void free_probes(void)
{
	u32 i;

	for (i = 0; i < nprobe; i++)
		env_free(probes[i]);
	env_free(probes);
	probes = NULL;
	nprobe = 0;
	room = 0;
}

static u64 missed(void)
{
	u64 sum = 0;
	u32 i;

	for (i = 0; i < narmed; i++)
		sum += probes[i]->kp.nmissed;
	return sum;
}

const struct attach_kind attach_kprobe = {
	.arm = arm_kprobes,
	.disarm = disarm_kprobes,
	.free = free_probes,
	.missed = missed,
};
