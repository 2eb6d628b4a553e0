// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/ftrace.h>
#include <linux/module.h>
#include <linux/ptrace.h>
#include <linux/rethook.h>
#include <linux/sched.h>

#include "internal.h"
#include "ksym.h"
#include "orc.h"

#ifdef CONFIG_UNWINDER_ORC

#include <asm/orc_lookup.h>
#include <asm/orc_types.h>
#include <asm/unwind_hints.h>

#include "compat/compat.h"
#include "ksym_call.h"

#define OWN_MAX	   32 /* frames of this module that are passed */
#define KNOWN_BITS 10
#define KEY_BITS   30 /* of a pc that is remembered */

enum kind {
	KIND_NONE, /* nothing is remembered */
	KIND_CALL,
	KIND_REGS,
	KIND_IRET, /* of the registers those that the processor pushes */
	KIND_END,
	KIND_UNKNOWN,
};

/* An entry of the tables, whatever its form in this kernel. */
struct rule {
	s16 sp_offset, bp_offset;
	u8 sp_reg, bp_reg;
	enum kind kind;
	bool interrupted;
};

struct walk {
	struct orc_frame frame;
	struct llist_node *rethook;
	int graph;
	const struct module *mod; /* that has frame.ip; NULL: the kernel */
};

enum step { STEP_ON, STEP_END, STEP_UNKNOWN };

static struct {
	unsigned long start, size; /* of the kernel's text */
	const unsigned int *blocks;
	unsigned long nblocks;
	const int *ips;
	const struct orc_entry *entries;
	unsigned long graph, rethook; /* return addresses that stand for others */
	unsigned long own, own_size;  /* this module's text */
} orc;

/*
 * Rules by pc: a rule and the rest of the key in one word, so that it is read and written whole.  Code
 * stays where it is while the module is loaded: the kernel's and the module's own.
 */
static u64 known[1 << KNOWN_BITS];

unsigned long orc_call_graph(struct task_struct *task, int *idx, unsigned long ret,
			     unsigned long *at);
unsigned long orc_call_rethook(struct task_struct *task, unsigned long frame,
			       struct llist_node **cur);
KSYM_CALL(orc_call_graph);
KSYM_CALL(orc_call_rethook);

void orc_init(void)
{
	unsigned long blocks = ksym_lookup("orc_lookup"), end = ksym_lookup("orc_lookup_end"),
		      stop = ksym_lookup("_etext");

	orc.start = ksym_lookup("_stext");
	orc.ips = (const int *)ksym_lookup("__start_orc_unwind_ip");
	orc.entries = (const struct orc_entry *)ksym_lookup("__start_orc_unwind");
	orc.graph = ksym_lookup("return_to_handler");
	orc.rethook = ksym_lookup("arch_rethook_trampoline");
	orc_call_graph_target = ksym_lookup("ftrace_graph_ret_addr");
	orc_call_rethook_target = ksym_lookup("rethook_find_ret_addr");
	orc.blocks = (const unsigned int *)blocks;
	orc.nblocks = (end - blocks) / sizeof(*orc.blocks);
	compat_module_text(THIS_MODULE, &orc.own, &orc.own_size);
	if (blocks && end > blocks && stop > orc.start && orc.start && orc.ips && orc.entries &&
	    stop - orc.start < 1ul << (KEY_BITS - 1) && orc.own_size < 1ul << (KEY_BITS - 1))
		orc.size = stop - orc.start;
	else
		orc.size = 0;
}

/* ----------------------------------------------------------------------- rules */

static struct rule rule_of(const struct orc_entry *e)
{
	struct rule r = {
		.sp_offset = e->sp_offset,
		.bp_offset = e->bp_offset,
		.sp_reg = e->sp_reg,
		.bp_reg = e->bp_reg,
	};

#ifdef ORC_TYPE_CALL
	r.interrupted = e->signal;
	r.kind = e->type == ORC_TYPE_CALL	  ? KIND_CALL :
		 e->type == ORC_TYPE_REGS	  ? KIND_REGS :
		 e->type == ORC_TYPE_REGS_PARTIAL ? KIND_IRET :
						    KIND_END;
#else
	/* Before ffb1b4a41016 ("x86/unwind/orc: Add 'signal' field to ORC metadata", 6.3). */
	r.interrupted = e->type != UNWIND_HINT_TYPE_CALL;
	r.kind = e->sp_reg == ORC_REG_UNDEFINED		  ? KIND_END :
		 e->type == UNWIND_HINT_TYPE_CALL	  ? KIND_CALL :
		 e->type == UNWIND_HINT_TYPE_REGS	  ? KIND_REGS :
		 e->type == UNWIND_HINT_TYPE_REGS_PARTIAL ? KIND_IRET :
							    KIND_UNKNOWN;
#endif
	return r;
}

/* The last entry that begins at or before ip; the first if none does. */
static struct rule search(const int *ips, const struct orc_entry *entries, unsigned int n,
			  unsigned long ip)
{
	unsigned int low = 0, high = n;

	while (high - low > 1) {
		unsigned int middle = low + (high - low) / 2;

		if ((unsigned long)&ips[middle] + (long)ips[middle] <= ip)
			low = middle;
		else
			high = middle;
	}
	return rule_of(&entries[low]);
}

static struct rule search_kernel(unsigned long ip)
{
	const unsigned long block = (ip - orc.start) / LOOKUP_BLOCK_SIZE;
	unsigned int first, last;

	if (block + 1 >= orc.nblocks)
		return (struct rule){ .kind = KIND_UNKNOWN };
	first = orc.blocks[block];
	last = orc.blocks[block + 1] + 1;
	if (last <= first)
		return (struct rule){ .kind = KIND_UNKNOWN };
	return search(orc.ips + first, orc.entries + first, last - first, ip);
}

static struct rule search_module(const struct module *mod, unsigned long ip)
{
	if (!mod || !mod->arch.orc_unwind || !mod->arch.orc_unwind_ip || !mod->arch.num_orcs)
		return (struct rule){ .kind = KIND_UNKNOWN };
	return search(mod->arch.orc_unwind_ip, mod->arch.orc_unwind, mod->arch.num_orcs, ip);
}

static u64 pack(const struct rule *r, u64 tag)
{
	return (u16)r->sp_offset | (u64)(u16)r->bp_offset << 16 | (u64)r->sp_reg << 32 |
	       (u64)r->bp_reg << 36 | (u64)r->kind << 40 | (u64)r->interrupted << 43 | tag << 44;
}

static struct rule unpack(u64 word)
{
	return (struct rule){
		.sp_offset = (s16)word,
		.bp_offset = (s16)(word >> 16),
		.sp_reg = (word >> 32) & 15,
		.bp_reg = (word >> 36) & 15,
		.kind = (word >> 40) & 7,
		.interrupted = (word >> 43) & 1,
	};
}

static __always_inline bool in_kernel(unsigned long ip)
{
	return ip - orc.start < orc.size;
}

static __always_inline bool in_own(unsigned long ip)
{
	return ip - orc.own < orc.own_size;
}

/* ip is in the kernel or in this module. */
static struct rule find_known(unsigned long ip)
{
	const bool own = in_own(ip);
	const u64 key = own ? (1ul << (KEY_BITS - 1)) + (ip - orc.own) : ip - orc.start;
	const u64 tag = key >> KNOWN_BITS;
	u64 *at = &known[(key ^ tag) & ((1u << KNOWN_BITS) - 1)], word = READ_ONCE(*at);
	struct rule r;

	if (likely(word >> 44 == tag && (word >> 40) & 7))
		return unpack(word);
	r = own ? search_module(THIS_MODULE, ip) : search_kernel(ip);
	WRITE_ONCE(*at, pack(&r, tag));
	return r;
}

/* ----------------------------------------------------------------------- frames */

static __always_inline bool load(unsigned long *ret, unsigned long addr)
{
	return env_kernel_range(addr, sizeof(*ret)) && env_load64(ret, addr);
}

/* What a hook of the return has put in the place of a return address; `at` is that place. */
static unsigned long recovered(struct walk *w, unsigned long ip, unsigned long at)
{
	if (unlikely(ip == orc.graph) && orc_call_graph_target)
		ip = orc_call_graph(current, &w->graph, ip, (unsigned long *)at);
	if (unlikely(ip == orc.rethook) && orc_call_rethook_target)
		ip = orc_call_rethook(current, at, &w->rethook);
	return ip;
}

static bool find_sp(const struct orc_frame *f, const struct rule *r, unsigned long *sp)
{
	switch (r->sp_reg) {
	case ORC_REG_SP:
		*sp = f->sp + r->sp_offset;
		return true;
	case ORC_REG_BP:
		*sp = f->bp + r->sp_offset;
		return true;
	case ORC_REG_SP_INDIRECT:
		if (!load(sp, f->sp))
			return false;
		*sp += r->sp_offset;
		return true;
	case ORC_REG_BP_INDIRECT:
		return load(sp, f->bp + r->sp_offset);
	default: /* registers that may not have been saved */
		return false;
	}
}

static bool find_bp(struct walk *w, const struct rule *r, unsigned long sp)
{
	switch (r->bp_reg) {
	case ORC_REG_UNDEFINED:
		return r->kind != KIND_REGS ||
		       load(&w->frame.bp, sp + offsetof(struct pt_regs, bp));
	case ORC_REG_PREV_SP:
		return load(&w->frame.bp, sp + r->bp_offset);
	case ORC_REG_BP:
		return load(&w->frame.bp, w->frame.bp + r->bp_offset);
	default:
		return false;
	}
}

static enum step step_call(struct walk *w, unsigned long sp)
{
	const unsigned long at = sp - sizeof(long);
	unsigned long ip;

	if (sp <= w->frame.sp || !load(&ip, at))
		return STEP_UNKNOWN;
	w->frame.ip = recovered(w, ip, at);
	w->frame.sp = sp;
	return STEP_ON;
}

/* Registers from ip on are at iret. */
static enum step step_interrupt(struct walk *w, unsigned long iret)
{
	const unsigned long regs = iret - offsetof(struct pt_regs, ip);
	unsigned long ip, cs, sp;

	if (!load(&ip, iret) || !load(&cs, regs + offsetof(struct pt_regs, cs)) ||
	    !load(&sp, regs + offsetof(struct pt_regs, sp)))
		return STEP_UNKNOWN;
	if (cs & 3)
		return STEP_END;
	w->frame.ip = recovered(w, ip, sp - sizeof(long));
	w->frame.sp = sp;
	return STEP_ON;
}

/* To the caller. */
static enum step step(struct walk *w)
{
	const unsigned long ip = w->frame.ip - !w->frame.interrupted;
	enum step step;
	unsigned long sp;
	struct rule r;

	r = in_kernel(ip) || in_own(ip) ? find_known(ip) : search_module(w->mod, ip);
	if (r.kind == KIND_END)
		return STEP_END;
	if (r.kind == KIND_UNKNOWN || !find_sp(&w->frame, &r, &sp))
		return STEP_UNKNOWN;
	step = r.kind == KIND_CALL ? step_call(w, sp) :
	       r.kind == KIND_REGS ? step_interrupt(w, sp + offsetof(struct pt_regs, ip)) :
				     step_interrupt(w, sp);
	w->frame.interrupted = r.interrupted;
	if (step == STEP_ON && !find_bp(w, &r, sp))
		return STEP_UNKNOWN;
	return step;
}

/* false: this is no code that is known. */
static bool locate(struct walk *w)
{
	const unsigned long ip = w->frame.ip;

	w->mod = NULL;
	if (likely(in_kernel(ip)) || in_own(ip))
		return true;
	w->mod = ksym_module_at(ip);
	return w->mod;
}

s32 orc_walk(struct orc_frame frame, unsigned long beyond, u64 *pcs, u32 max)
{
	struct walk w = { .frame = frame };
	enum step went = STEP_ON;
	u32 n = 0, passed = 0;

	if (!orc.size)
		return -1;
	env_nofault_begin();
	if (!frame.ip)
		went = step_call(&w, frame.sp + sizeof(long));
	while (n < max && went == STEP_ON) {
		if (!locate(&w)) {
			went = STEP_UNKNOWN;
			break;
		}
		if (w.frame.sp > beyond && !in_own(w.frame.ip)) {
			if (pcs)
				pcs[n] = w.frame.ip;
			n++;
		} else if (++passed > OWN_MAX) {
			went = STEP_UNKNOWN;
			break;
		}
		if (n < max)
			went = step(&w);
	}
	env_nofault_end();
	return went == STEP_UNKNOWN ? -1 : (s32)n;
}

#else

void orc_init(void)
{
}

s32 orc_walk(struct orc_frame frame, unsigned long beyond, u64 *pcs, u32 max)
{
	return -1;
}

#endif
