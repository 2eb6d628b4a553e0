// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/ftrace.h>
#include <linux/module.h>
#include <linux/ptrace.h>
#include <linux/rethook.h>
#include <linux/sched.h>

#include "core/ksym.h"
#include "env.h"
#include "orc.h"
#include "rt.h"

#ifdef CONFIG_UNWINDER_ORC

#include <asm/orc_lookup.h>
#include <asm/orc_types.h>
#include <asm/unwind_hints.h>

#include "chain.h"
#include "compat/compat.h"
#include "core/ksym_call.h"

#define PASSED_MAX 32 /* frames that are not taken */
#define KNOWN_BITS 10
#define KEY_BITS   30 /* of a pc that is remembered */
#define NO_KEY	   ((1ull << KEY_BITS) - 1)

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
	const struct module *mod; /* that has frame.ip; NULL: the kernel, or this one */
	unsigned long beyond;
	u64 *pcs;
	u32 n, max, passed;
};

enum step { STEP_ON, STEP_END, STEP_UNKNOWN };

static struct {
	unsigned long start, size;     /* of the kernel's text */
	unsigned long init, init_size; /* of that which is gone after boot, but for its frames */
	const unsigned int *blocks;
	unsigned long nblocks;
	const int *ips;
	unsigned int nip;
	const struct orc_entry *entries;
	unsigned long graph, rethook; /* return addresses that stand for others */
	unsigned long graph_size;     /* of the code at graph */
	unsigned long own, own_size;  /* this module's text */
} orc;

/*
 * Rules by pc: a rule and the rest of the key in one word, so that it is read and written whole.
 * Code stays where it is while the module is loaded: the kernel's and the module's own.
 */
static u64 known[1 << KNOWN_BITS];

unsigned long orc_call_graph(struct task_struct *task, int *idx, unsigned long ret,
			     unsigned long *at);
unsigned long orc_call_rethook(struct task_struct *task, unsigned long frame,
			       struct llist_node **cur);
KSYM_CALL(orc_call_graph);
KSYM_CALL(orc_call_rethook);

/* Whether a hook's return addresses are none, or can be replaced. */
static bool can_recover(void)
{
	return (!orc.graph || orc_call_graph_target) && (!orc.rethook || orc_call_rethook_target);
}

void orc_init(void)
{
	unsigned long blocks = ksym_lookup("orc_lookup"),
		      blocks_end = ksym_lookup("orc_lookup_end"), stop = ksym_lookup("_etext"),
		      init_stop = ksym_lookup("_einittext"),
		      ips = ksym_lookup("__start_orc_unwind_ip"),
		      ips_end = ksym_lookup("__stop_orc_unwind_ip"), offset;

	orc.start = ksym_lookup("_stext");
	orc.init = ksym_lookup("_sinittext");
	orc.init_size = init_stop - orc.init;
	orc.ips = (const int *)ips;
	orc.nip = (unsigned int)((ips_end - ips) / sizeof(*orc.ips));
	orc.entries = (const struct orc_entry *)ksym_lookup("__start_orc_unwind");
	orc.graph = ksym_lookup("return_to_handler");
	orc.rethook = ksym_lookup("arch_rethook_trampoline");
	if (!orc.graph || !ksym_size(orc.graph, &orc.graph_size, &offset))
		orc.graph_size = 0;
	orc_call_graph_target = ksym_lookup("ftrace_graph_ret_addr");
	orc_call_rethook_target = ksym_lookup("rethook_find_ret_addr");
	orc.blocks = (const unsigned int *)blocks;
	orc.nblocks = (blocks_end - blocks) / sizeof(*orc.blocks);
	compat_module_text(THIS_MODULE, &orc.own, &orc.own_size);
	if (blocks && blocks_end > blocks && orc.start && stop > orc.start && ips &&
	    ips_end > ips && orc.entries && orc.init && init_stop > orc.init && can_recover() &&
	    stop - orc.start < (1ul << (KEY_BITS - 1)) - 1 &&
	    orc.own_size < (1ul << (KEY_BITS - 1)) - 1)
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

/* ------------------------------------------------------------------ remembered */

/*
 * A rule in a word: sp_offset, bp_offset (16 bits each), sp_reg, bp_reg (4), kind (3), WORD_PLAIN,
 * and above that the rest of the key.
 */
#define WORD_TAG   44
#define WORD_PLAIN (1ull << 43)

/* Most calls: sp counts from sp or bp, and bp stays or was stored where the new sp says. */
static bool is_plain(const struct rule *r)
{
	return r->kind == KIND_CALL && !r->interrupted &&
	       (r->sp_reg == ORC_REG_SP || r->sp_reg == ORC_REG_BP) &&
	       (r->bp_reg == ORC_REG_UNDEFINED || r->bp_reg == ORC_REG_PREV_SP);
}

static __always_inline enum kind word_kind(u64 word)
{
	return (word >> 40) & 7;
}

static __always_inline unsigned int word_sp_reg(u64 word)
{
	return (word >> 32) & 15;
}

static __always_inline unsigned int word_bp_reg(u64 word)
{
	return (word >> 36) & 15;
}

static u64 pack(const struct rule *r, u64 tag)
{
	return (u16)r->sp_offset | (u64)(u16)r->bp_offset << 16 | (u64)r->sp_reg << 32 |
	       (u64)r->bp_reg << 36 | (u64)r->kind << 40 | (is_plain(r) ? WORD_PLAIN : 0) |
	       tag << WORD_TAG;
}

static struct rule unpack(u64 word)
{
	return (struct rule){
		.sp_offset = (s16)word,
		.bp_offset = (s16)(word >> 16),
		.sp_reg = word_sp_reg(word),
		.bp_reg = word_bp_reg(word),
		.kind = word_kind(word),
		.interrupted = word_kind(word) != KIND_CALL,
	};
}

static __always_inline u64 *place_of(u64 key)
{
	return &known[key & ((1u << KNOWN_BITS) - 1)];
}

/* What is remembered of the key; of kind KIND_NONE if nothing is. */
static __always_inline u64 recall(u64 key)
{
	const u64 word = READ_ONCE(*place_of(key));

	return likely(word >> WORD_TAG == key >> KNOWN_BITS) ? word : 0;
}

static __always_inline bool in_kernel(unsigned long ip)
{
	return ip - orc.start < orc.size;
}

static bool in_init(unsigned long ip)
{
	return ip - orc.init < orc.init_size;
}

static __always_inline bool in_own(unsigned long ip)
{
	return ip - orc.own < orc.own_size;
}

/* Of a pc in the kernel or in this module; others have the key of none. */
static __always_inline u64 key_of(unsigned long ip)
{
	const u64 key = ip - orc.start;

	if (likely(key < orc.size))
		return key;
	return in_own(ip) ? (1ul << (KEY_BITS - 1)) + (ip - orc.own) : NO_KEY;
}

static struct rule find_rule(const struct walk *w, unsigned long ip)
{
	const u64 key = key_of(ip), word = recall(key);
	struct rule r;

	if (likely(word_kind(word)))
		return unpack(word);
	if (key == NO_KEY)
		return in_init(ip) ? search(orc.ips, orc.entries, orc.nip, ip) :
				     search_module(w->mod, ip);
	r = in_own(ip) ? search_module(THIS_MODULE, ip) : search_kernel(ip);
	if (r.interrupted != (r.kind != KIND_CALL))
		return r; /* there is no room to say so */
	WRITE_ONCE(*place_of(key), pack(&r, key >> KNOWN_BITS));
	return r;
}

/* ----------------------------------------------------------------------- frames */

static __always_inline bool load(unsigned long *ret, unsigned long addr)
{
	return env_kernel_range(addr, sizeof(*ret)) && env_load64(ret, addr);
}

static __always_inline bool is_replaced(unsigned long ip)
{
	return ip && (ip == orc.graph || ip == orc.rethook);
}

static __always_inline bool user_segment(unsigned long cs)
{
	return cs & 3;
}

/* The return address that a hook has replaced by ip; `at` is the place. */
static unsigned long recovered_rethook(struct walk *w, unsigned long ip, unsigned long at)
{
	if (unlikely(ip == orc.rethook) && orc_call_rethook_target)
		ip = orc_call_rethook(current, at, &w->rethook);
	return ip;
}

static unsigned long recovered(struct walk *w, unsigned long ip, unsigned long at)
{
	if (unlikely(ip == orc.graph) && orc_call_graph_target)
		ip = orc_call_graph(current, &w->graph, ip, (unsigned long *)at);
	return recovered_rethook(w, ip, at);
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

	if (!load(&ip, at))
		return STEP_UNKNOWN;
	w->frame.ip = recovered(w, ip, at);
	w->frame.sp = sp;
	return w->frame.ip ? STEP_ON : STEP_UNKNOWN;
}

/* Registers from ip on are at iret. */
static enum step step_interrupt(struct walk *w, unsigned long iret)
{
	const unsigned long regs = iret - offsetof(struct pt_regs, ip);
	unsigned long ip, cs, sp;

	if (!load(&ip, iret) || !load(&cs, regs + offsetof(struct pt_regs, cs)) ||
	    !load(&sp, regs + offsetof(struct pt_regs, sp)))
		return STEP_UNKNOWN;
	if (user_segment(cs))
		return STEP_END;
	/* Right after a return to it, as the kernel sees it. */
	w->frame.ip = recovered_rethook(w, ip, sp - sizeof(long));
	w->frame.sp = sp;
	return w->frame.ip ? STEP_ON : STEP_UNKNOWN;
}

/*
 * A stack that does not go up.  Before its return, return_to_handler calls its next instruction,
 * and an interrupt then finds it called by itself: the kernel's unwinder ends there, too, but
 * complains.
 */
static enum step wrong_way(unsigned long ip)
{
	return ip - orc.graph < orc.graph_size ? STEP_END : STEP_UNKNOWN;
}

/* To the caller. */
static enum step step(struct walk *w)
{
	const unsigned long ip = w->frame.ip - !w->frame.interrupted, below = w->frame.sp;
	const struct rule r = find_rule(w, ip);
	enum step step;
	unsigned long sp;

	if (r.kind == KIND_END)
		return STEP_END;
	if (r.kind == KIND_UNKNOWN || !find_sp(&w->frame, &r, &sp))
		return STEP_UNKNOWN;
	step = r.kind == KIND_CALL ? step_call(w, sp) :
	       r.kind == KIND_REGS ? step_interrupt(w, sp + offsetof(struct pt_regs, ip)) :
				     step_interrupt(w, sp);
	if (step != STEP_ON)
		return step;
	w->frame.interrupted = r.interrupted;
	/* Stacks grow down.  A pointer that was stored may be to another one: of callers alone. */
	if (w->frame.sp - below - 1 >= THREAD_SIZE) {
		if (r.kind == KIND_CALL && (r.sp_reg == ORC_REG_SP || r.sp_reg == ORC_REG_BP))
			return wrong_way(ip);
		w->beyond = 0;
	}
	return find_bp(w, &r, sp) ? STEP_ON : STEP_UNKNOWN;
}

/* ------------------------------------------------------------------------- walks */

/* To the caller from a frame that may be in any module; `taken`: the frame was dealt with. */
static noinline enum step step_slowly(struct walk *w, bool taken)
{
	const unsigned long ip = w->frame.ip;

	w->mod = NULL;
	if (!ip)
		return step_call(w, w->frame.sp + sizeof(long));
	if (!in_kernel(ip) && !in_own(ip)) {
		w->mod = ksym_module_at(ip);
		if (!w->mod && !in_init(ip))
			return STEP_UNKNOWN;
	}
	if (!taken && w->frame.sp > w->beyond && !in_own(ip)) {
		if (w->pcs)
			w->pcs[w->n] = ip;
		if (++w->n >= w->max)
			return STEP_END;
	} else if (!taken && ++w->passed > PASSED_MAX) {
		return STEP_UNKNOWN;
	}
	return step(w);
}

/* Where the code segment is of registers that a rule finds at sp. */
static __always_inline unsigned long entry_segment(u64 word, unsigned long sp)
{
	return sp + (s16)word + offsetof(struct pt_regs, cs);
}

/* Whether these are of user code. */
static __always_inline bool is_entry(u64 word, unsigned long sp)
{
	unsigned long cs;

	return word_kind(word) == KIND_REGS && word_sp_reg(word) == ORC_REG_SP &&
	       load(&cs, entry_segment(word, sp)) && user_segment(cs);
}

/*
 * Takes or leaves out a frame that is in the kernel or in this module; false: it is elsewhere, or
 * too many were left out.
 */
static __always_inline bool take_plain(struct walk *w, const struct orc_frame *f,
				       struct chain_maker *maker)
{
	const bool kernel = in_kernel(f->ip);

	if (likely(kernel && f->sp > w->beyond)) {
		if (w->pcs)
			w->pcs[w->n] = f->ip;
		w->n++;
		return true;
	}
	if (!kernel && !in_own(f->ip))
		return false;
	chain_pass(maker);
	return ++w->passed <= PASSED_MAX;
}

/* What is remembered of a call, if that is by a plain rule; 0: it is not. */
static __always_inline u64 plain_word(unsigned long ip)
{
	const u64 key = key_of(ip - 1), word = READ_ONCE(*place_of(key));

	if (unlikely((word & ~(WORD_PLAIN - 1)) != (WORD_PLAIN | key >> KNOWN_BITS << WORD_TAG)))
		return 0;
	return word;
}

/* To the caller by that, with the stack of the frame at `first`; false: step() has to see. */
static __always_inline bool step_plain(struct orc_frame *f, u64 word, unsigned long first,
				       struct chain_maker *maker)
{
	const bool by_bp = word_sp_reg(word) == ORC_REG_BP;
	const unsigned long sp = (by_bp ? f->bp : f->sp) + (s16)word;
	unsigned long ip;

	/* Where bp is counts from sp by 16 bits, too. */
	if (unlikely(sp - first > THREAD_SIZE || sp <= f->sp))
		return false;
	/* Zero is left to step(), which gives up. */
	if (!env_load64(&ip, sp - sizeof(long)) || unlikely(!ip) || unlikely(is_replaced(ip)))
		return false;
	if (by_bp)
		chain_turn(maker, f->bp, f->sp);
	chain_add(maker, sp - sizeof(long), ip);
	if (word_bp_reg(word) != ORC_REG_UNDEFINED) {
		if (!load(&f->bp, sp + (s16)(word >> 16)))
			return false;
		chain_add_bp(maker, sp + (s16)(word >> 16));
	}
	f->ip = ip;
	f->sp = sp;
	return true;
}

/*
 * The frames of w, from one on that was not taken yet, as long as they are in the kernel or this
 * module and called by plain rules that are remembered.  *taken: the last one was.
 */
static noinline enum step walk_plain(struct walk *w, const struct chain_walk *from, bool *taken)
{
	struct orc_frame *const f = &w->frame;
	enum step went = STEP_ON;
	struct chain_maker maker;
	u64 word;

	chain_begin(&maker, rt_this(), from);
	for (;;) {
		*taken = take_plain(w, f, &maker);
		if (!*taken) {
			went = w->passed > PASSED_MAX ? STEP_UNKNOWN : STEP_ON;
			break;
		}
		if (w->n >= w->max) {
			chain_end(&maker, 0);
			went = STEP_END;
			break;
		}
		word = plain_word(f->ip);
		if (unlikely(!word)) {
			word = recall(key_of(f->ip - 1));
			if (is_entry(word, f->sp)) {
				chain_end(&maker, entry_segment(word, f->sp));
				went = STEP_END;
			}
			break;
		}
		if (!step_plain(f, word, from->sp, &maker))
			break;
	}
	return went;
}

/* The same, as an earlier walk did if there was one. */
static __always_inline enum step walk_known(struct walk *w, bool *taken)
{
	const struct chain_walk from = {
		.ip = w->frame.ip,
		.sp = w->frame.sp,
		.bp = w->frame.bp,
		.beyond = w->beyond,
		.reach = THREAD_SIZE,
		.room = w->max - w->n,
	};
	u32 n;

	*taken = false;
	if (!env_kernel_range(from.sp, 2 * THREAD_SIZE))
		return STEP_UNKNOWN;
	if (unlikely(w->frame.interrupted))
		return STEP_ON;
	if (likely(w->pcs && !w->passed)) {
		n = chain_recall(rt_this(), &from, w->pcs + w->n);
		if (likely(n)) {
			w->n += n;
			return STEP_END;
		}
	}
	return walk_plain(w, &from, taken);
}

/* Of a function that was entered: to its caller, which takes no rule if no hook is in between. */
static __always_inline void start(struct orc_frame *f)
{
	unsigned long ip;

	if (unlikely(is_replaced(f->ip))) {
		f->ip = 0;
		f->sp -= sizeof(long);
	} else if (!f->ip && load(&ip, f->sp) && !is_replaced(ip)) {
		f->ip = ip;
		f->sp += sizeof(long);
	}
}

s32 orc_walk(const struct orc_frame *frame, unsigned long beyond, u64 *pcs, u32 max)
{
	struct walk w = { .frame = *frame, .beyond = beyond, .pcs = pcs, .max = max };
	enum step went = STEP_ON;
	bool taken;

	if (!orc.size)
		return -1;
	env_nofault_begin();
	start(&w.frame);
	while (went == STEP_ON && w.n < max) {
		went = walk_known(&w, &taken);
		if (went == STEP_ON && w.n < max)
			went = step_slowly(&w, taken);
	}
	env_nofault_end();
	return went == STEP_UNKNOWN ? -1 : (s32)w.n;
}

s32 orc_returns_at(const struct orc_frame *frame, unsigned long place)
{
	struct walk w = { .frame = *frame };
	enum step went = STEP_ON;
	u32 n;

	if (!orc.size)
		return -1;
	env_nofault_begin();
	start(&w.frame);
	for (n = 0; n < PASSED_MAX && went == STEP_ON && w.frame.sp - sizeof(long) < place; n++)
		went = step_slowly(&w, true);
	env_nofault_end();
	return went == STEP_UNKNOWN || n == PASSED_MAX ? -1 : w.frame.sp - sizeof(long) == place;
}

#else

void orc_init(void)
{
}

s32 orc_returns_at(const struct orc_frame *frame, unsigned long place)
{
	return -1;
}

s32 orc_walk(const struct orc_frame *frame, unsigned long beyond, u64 *pcs, u32 max)
{
	return -1;
}

#endif
