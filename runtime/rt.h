/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * rt.h - the one header generated code includes: what a script object gives the
 * runtime (const tables, `rt_script`) and what the runtime gives a script object.
 * It includes no kernel header and no libc header, so that a script object
 * compiles in milliseconds and does not depend on the kernel's headers.
 *
 * Context.  Handlers run with interrupts disabled on one CPU and are not nested on
 * that CPU: a probe that fires inside a handler (an NMI, a function the runtime
 * itself calls) is skipped and counted.  Nothing here sleeps, allocates, or takes
 * a lock that could be held by interrupted code.  All functions taking a ctx may
 * only be called from a handler.
 *
 * Faults.  A function that takes a `site` may fault: it then sets ctx->fault (the
 * first fault of a clause stays), and returns 0, NULL or false.  Generated code
 * tests ctx->fault after such a call and returns from the clause.  `site` indexes
 * the metadata's source positions.
 *
 * Strings.  A `const char *` here is a safe string: NUL-terminated within the
 * string size, in scratch, in a variable, in the script's literals, or the
 * current task's comm; or NULL (D's NULL string), which the string functions turn
 * into a BADADDR fault.  Kernel and user pointers are u64 and become safe strings
 * through rt_string()/rt_copyinstr().  Results live in scratch until the clause ends.
 *
 * Blocks.  What D gets from alloca(), copyin() and for other pointers into scratch is the number of
 * a block (u64), which no address of the kernel or a program is like. It counts bytes as an address
 * does, and what takes an address of the kernel takes it, too, as long as it is within the block
 * and the clause that made it runs; else it is a bad address.
 */
#ifndef DTAP_RT_H
#define DTAP_RT_H

#include "abi.h"
#include "args.h"
#include "format.h"

#ifndef __KERNEL_RUNTIME__
typedef _Bool bool;
#define true 1
#define false 0
#ifndef NULL
#define NULL ((void *)0)
#endif
#endif

#define RT_INLINE      static inline __attribute__((always_inline))
#define rt_unlikely(x) __builtin_expect(!!(x), 0)

/*
 * A contract: checked where the runtime is built for programs, that is for tests, and nothing at
 * all in a kernel.  RT_WATCHED() is a statement that only contracts need.
 */
#ifdef DTAP_USER
#include <assert.h>
#define rt_assert(expr) assert(expr)
#define RT_WATCHED(...) __VA_ARGS__
#else
#define rt_assert(expr) ((void)0)
#define RT_WATCHED(...)
#endif

/*
 * A long script is compiled twice at once, as RT_PART 1 and 2, each with half of the clauses. What
 * both name is RT_SHARED; of what both have the linker takes the first. Without RT_PART all is
 * there.
 */
#ifdef RT_PART
#define RT_SHARED __attribute__((weak))
#else
#define RT_SHARED static
#endif

/* ------------------------------------------------------------------ tables */

enum rt_attach {
#define ATTACH(kind, ...) RT_ATTACH_##kind,
#include "attach.def"
#undef ATTACH
};

#define RT_SYSCALL_COMPAT 0x10000 /* in where: a system call of 32-bit programs */

/* One probe.  Names are offsets into rt_script.strings. */
struct rt_probe {
	u32 id;
	u32 epid; /* its first; see rt_clause() */
	u32 prov, mod, func, name;
	u64 where;
};

/*
 * A regular expression as an automaton. In state s, a byte of class c leads to the state in
 * next[(s - RT_REGEX_ROWS) * nclasses + c]; the two states before these say what comes out.
 */
#define RT_REGEX_FAILED	 0
#define RT_REGEX_MATCHED 1
#define RT_REGEX_ROWS	 2

struct rt_regex {
	const u8 *next; /* or NULL, and: */
	const u16 *wide_next;
	u32 nclasses, start;
	u32 ends; /* from this state on it matches where the text ends */
	u8 classes[256];
};

/* What the clauses of a handler need; the attach code prepares no more. */
#define RT_NEED_ARGS	   0x01 /* the first RT_ARG_REGISTERS of ctx->args */
#define RT_NEED_STACK_ARGS 0x02 /* the others, too */
#define RT_NEED_PROBE	   0x04 /* ctx->probe (records, epid, probefunc, faults) */
#define RT_NEED_REGS	   0x08 /* ctx->regs (stack(), caller, uregs[] ...) */
#define RT_NEED_CALLER	   0x10 /* ctx->caller */

struct rt_ctx;

/* A distinct list of clauses, and the probes that run it. */
struct rt_handler {
	void (*run)(struct rt_ctx *ctx);
	const struct rt_probe *probes; /* fbt: sorted by mod, then func (strcmp order) */
	u32 nprobe;
	u32 attach; /* enum rt_attach */
	u32 need;
	u32 nepid;	    /* of a probe */
	const u32 *clauses; /* by EPID, numbers in the program; NULL without RT_USES_ERROR */
	const u32 *widths;  /* of each row's arguments, for rt_argn(); NULL: it is not called */
};

/* A kernel symbol the script refers to: resolved before BEGIN. */
struct rt_ksym {
	u32 name, mod; /* offsets; mod 0xffffffff = any */
	u32 percpu;    /* 1: addr is the offset of a per-CPU variable */
	u64 addr;
};

/* Macro variables and arguments: the defaults of the build, overwritten at load. */
struct rt_macro {
	s64 value;
	const char *str; /* NULL: an integer */
};

/*
 * The mechanisms that arm probes.  A script lists those its handlers need, and only those are
 * linked into its module, in the order of attach.def.
 */
struct attach_kind;
extern const struct attach_kind attach_entry;	 /* RT_ATTACH_FBT_ENTRY */
extern const struct attach_kind attach_override; /* RT_ATTACH_FBT_OVERRIDE */
extern const struct attach_kind attach_return;	 /* RT_ATTACH_FBT_RETURN */
extern const struct attach_kind attach_ftrace;	 /* what calls them */
extern const struct attach_kind attach_syscall;
extern const struct attach_kind attach_tracepoint;
extern const struct attach_kind attach_record; /* RT_ATTACH_TRACEPOINT_RECORD, by perf */
extern const struct attach_kind attach_timer;  /* profile, tick */

/* Named by a script whose module needs a part of the runtime that its code does not call. */
extern const u32 rt_part_agg;	  /* aggregations */
extern const u32 rt_part_process; /* macro variables that the loader asks for; see process.h */
extern const u32 rt_part_watch;	  /* syscall_watch.h */

/*
 * Offsets in the kernel's struct mount, whose header is private to fs/: what path names are made
 * by. All 0 in a script that asks for none.
 */
struct rt_mount {
	u32 parent, mountpoint;
	u32 mnt; /* the struct vfsmount that paths refer to */
};

/*
 * Offsets in the kernel's struct rq, whose header is private to kernel/sched/, for the CPU time of
 * threads; the row of ksyms that has the per-CPU variable, plus 1.  All 0 in a script that does
 * not ask for it.
 */
struct rt_rq {
	u32 ksym, clock, clock_task;
};

struct rt_script {
	u32 abi;	    /* DTAP_ABI_VERSION */
	const char *name;   /* module name */
	const u8 *build_id; /* of the target kernel, NULL = none known */
	u32 build_id_len;
	const char *release;
	const char *strings; /* blob; offset 0 is "" */
	const struct rt_handler *handlers;
	u32 nhandler;
	struct rt_ksym *ksyms;
	u32 nksym;
	struct rt_macro *macros;
	u32 nmacro;
	u32 strsize;	    /* built-in maximum of a string, without the NUL */
	u32 scratch_size;   /* bytes of scratch a clause may use */
	u32 alloca_size;    /* of them by alloca() and copyin(); 0: all */
	u32 this_size;	    /* bytes of clause-local variables */
	u32 agg_slots_size; /* bytes of keyless aggregations in a half */
	u32 naggs;	    /* 0: no aggregation halves are allocated */
	u32 dynvar_max;	    /* largest key + value in bytes of a dynamic variable; 0 = none */
	u32 record_max;	    /* largest fixed part of a record, bytes */
	u32 uses;	    /* RT_USES_* */
	const struct attach_kind *const *kinds; /* NULL-terminated, in the order of arming */
	const u32 *const *parts;		/* NULL-terminated; nobody reads them */
	struct rt_mount mount;
	struct rt_rq rq;
	/* by site: what a load adds to a pointer, for nmember of them; or NULL */
	const u32 *members;
	u32 nmember;
};

#define RT_USES_RECORDS	    0x01
#define RT_USES_SPEC	    0x02
#define RT_USES_DESTRUCTIVE 0x04
#define RT_USES_ERROR	    0x08 /* has ERROR clauses */
#define RT_USES_OVERRIDE    0x10 /* changes what functions return */

extern struct rt_script rt_script; /* defined by the script object */

/* ----------------------------------------------------------------- context */

/* Per CPU; the runtime's own struct begins with this. */
struct rt_cpu {
	u8 *agg;	   /* active aggregation half */
	u8 *thisv;	   /* clause-local variables, rt_script.this_size bytes */
	u64 scratch_used;  /* bytes */
	u64 scratch_kept;  /* of them, those up to the end of the last block */
	u64 scratch_end;   /* bytes that may be used; after them is the table of blocks */
	u64 alloca_used;   /* of them by alloca() and copyin() */
	u64 turn;	   /* counts the clauses that may look into blocks */
	u64 depth;	   /* calls of functions that are going on */
	char *strtok_next; /* the rest of the string being cut; NULL: none */
};

/* Turns of loops in a firing. */
struct rt_turns {
	u32 n;
	u32 checked; /* how many there may be until rt_turn_checked() is asked */
	u32 stretch; /* from one time that it is asked to the next */
	u64 last;    /* ns: that time */
	u64 took;    /* ns of them all */
};

struct rt_ctx {
	struct rt_cpu *cpu;
	const struct rt_probe *probe; /* valid when the handler needs it */
	const struct rt_handler *handler;
	u32 slot;  /* EPIDs of the probe before those of the running clause */
	u32 fault; /* enum dtap_fault; 0 = none */
	u32 fault_site;
	u32 spec; /* speculation the clause records into; 0 = none */
	u64 fault_value;
	u64 timestamp; /* cached; 0 = not read in this firing */
	u64 walltimestamp;
	void *regs;	  /* struct pt_regs of the probed place, or NULL */
	const u8 *record; /* RT_ATTACH_TRACEPOINT_RECORD: the event record, else NULL */
	u64 ip;		  /* probed address, 0 = unknown */
	u64 caller;
	u64 args[RT_ARG_WORDS];
	/*
	 * What the probed function shall return, by the last clause that said so; looked at, and
	 * decided made false before, by mechanisms that can carry it out alone (fire_deciding()).
	 */
	bool decided;
	u64 result;
	struct rt_turns turns; /* with RT_TURNS */
};

/* -------------------------------------------------- what generated code may call */

#define RT_C_VOID			   void
#define RT_C_BOOL			   bool
#define RT_C_U16			   u16
#define RT_C_U32			   u32
#define RT_C_U64			   u64
#define RT_C_S32			   s32
#define RT_C_S64			   s64
#define RT_C_STR			   const char *
#define RT_C_CHARS			   char *
#define RT_C_MEM			   void *
#define RT_C_DATA			   const void *
#define RT_C_KEY			   u64 *
#define RT_C_WORDS			   const u64 *
#define RT_C_RECORD			   void *
#define RT_C_SPAN			   struct dtap_span *
#define RT_C_REGEX			   const struct rt_regex *

#define CTX				   struct rt_ctx *ctx
#define FIRST(type, name)		   RT_C_##type name
#define ARG(type, name)			   , RT_C_##type name
#define SITE				   , u32 site

#define RT_FUNC(result, name, does, args)  RT_C_##result name(args);
#define RT_QUICK(result, name, does, args) RT_INLINE RT_C_##result name(args);
#include "rt.def"
#undef RT_FUNC
#undef RT_QUICK
#undef CTX
#undef FIRST
#undef ARG
#undef SITE

/*
 * Argument n, which is in args[word], widened as the probe's row says: three bits for each
 * argument, 0 for a whole word, else one more than twice the logarithm of the bytes, and one more
 * if it is signed.
 */
RT_INLINE s64 rt_argn(struct rt_ctx *ctx, u32 word, u32 n)
{
	const struct rt_handler *h = ctx->handler;
	u64 v = ctx->args[word];

	rt_assert(h->widths && word < RT_ARG_WORDS && n < RT_ARG_WORDS);
	switch (h->widths[ctx->probe - h->probes] >> (3 * n) & 7) {
	case 1:
		return (u8)v;
	case 2:
		return (s8)v;
	case 3:
		return (u16)v;
	case 4:
		return (s16)v;
	case 5:
		return (u32)v;
	case 6:
		return (s32)v;
	}
	return (s64)v;
}

/*
 * Runs clause `fn`, whose EPIDs come `slot` after the probe's first: one for each of its records,
 * and at least one, which stands for the clause.  A clause that can neither fault nor record is
 * called without it.
 */
void rt_fault_report(struct rt_ctx *ctx);
bool rt_stopping(void); /* exit() was called: later clauses of a firing are skipped */

RT_INLINE void rt_clause(struct rt_ctx *ctx, u32 slot, void (*fn)(struct rt_ctx *ctx))
{
	rt_assert(slot < ctx->handler->nepid);
	rt_assert(!ctx->fault); /* rt_begin() with RT_MAY_FAULT */
	ctx->slot = slot;
	ctx->spec = 0;
	fn(ctx);
	if (rt_unlikely(ctx->fault))
		rt_fault_report(ctx); /* records it, runs ERROR clauses, clears ctx->fault */
}

/* What the clauses of a handler need at the start of a firing; see rt_begin(). */
#define RT_MAY_FAULT  0x1  /* some clause runs through rt_clause() */
#define RT_READS_TIME 0x2  /* timestamp, walltimestamp */
#define RT_CUTS_TOKEN 0x4  /* strtok() */
#define RT_STAMPS     0x8  /* records, with its time if the loader wants it */
#define RT_TURNS      0x10 /* loops */

/* First in a handler.  The attach code leaves to it what few handlers need. */
RT_INLINE void rt_begin(struct rt_ctx *ctx, u32 uses)
{
	if (uses & RT_MAY_FAULT)
		ctx->fault = 0;
	if (uses & (RT_READS_TIME | RT_STAMPS))
		ctx->timestamp = 0;
	if (uses & RT_READS_TIME)
		ctx->walltimestamp = 0;
	if (uses & RT_CUTS_TOKEN)
		ctx->cpu->strtok_next = NULL;
	if (uses & RT_TURNS)
		ctx->turns = (struct rt_turns){ 0 };
}

RT_INLINE void rt_fault(struct rt_ctx *ctx, u32 code, u64 value, u32 site)
{
	rt_assert(code);
	if (ctx->fault)
		return;
	ctx->fault = code;
	ctx->fault_value = value;
	ctx->fault_site = site;
}

#define RT_ENDED 0xffffffffu /* no fault; the clause has ended */

RT_INLINE void rt_end(struct rt_ctx *ctx)
{
	rt_fault(ctx, RT_ENDED, 0, 0);
}

RT_INLINE const char *rt_name(u32 offset)
{
	return rt_script.strings + offset;
}

/* -------------------------------------------------------- built-in variables */

#ifdef RT_CURRENT
RT_INLINE const char *rt_execname(struct rt_ctx *ctx)
{
	const char *task;

	(void)ctx;
	asm("movq %%gs:" RT_CURRENT ", %0" : "=r"(task));
	return task + RT_COMM;
}
#endif

/* What rt_curcpu() points at: cpuinfo_t, with its members. */
struct rt_cpuinfo {
	s32 id, pset, chip, lgrp;
};

RT_INLINE u32 rt_id(struct rt_ctx *ctx)
{
	return ctx->probe->id;
}

RT_INLINE u64 rt_epid(struct rt_ctx *ctx)
{
	rt_assert(ctx->probe - ctx->handler->probes < ctx->handler->nprobe);
	rt_assert(ctx->slot < ctx->handler->nepid);
	return ctx->probe->epid + ctx->slot;
}

RT_INLINE const char *rt_probeprov(struct rt_ctx *ctx)
{
	return rt_name(ctx->probe->prov);
}

RT_INLINE const char *rt_probemod(struct rt_ctx *ctx)
{
	return rt_name(ctx->probe->mod);
}

/* Tracepoint rows hold "name of the tracepoint\0probefunc\0" at func. */
RT_INLINE const char *rt_probefunc(struct rt_ctx *ctx)
{
	const char *func = rt_name(ctx->probe->func);
	u32 attach = ctx->handler->attach;

	if (attach == RT_ATTACH_TRACEPOINT || attach == RT_ATTACH_TRACEPOINT_RECORD)
		while (*func++)
			;
	return func;
}

RT_INLINE const char *rt_probename(struct rt_ctx *ctx)
{
	return rt_name(ctx->probe->name);
}

/* -------------------------------------------------------------- scratch memory */

/* Bytes that a block of n takes: it is aligned, and has an entry in the table. */
#define RT_BLOCK(n) ((((n) + 7ULL) & ~7ULL) + 8)

#define RT_ANY_SIZE (~0ULL)

/* In a script without blocks nothing is kept. */
RT_INLINE void rt_scratch_reset(struct rt_ctx *ctx)
{
	ctx->cpu->scratch_used = ctx->cpu->scratch_kept;
}

RT_INLINE void rt_scratch_renew(struct rt_ctx *ctx)
{
	ctx->cpu->scratch_used = 0;
	ctx->cpu->scratch_kept = 0;
	ctx->cpu->alloca_used = 0;
	ctx->cpu->scratch_end = (rt_script.scratch_size + 7) & ~7ULL;
	ctx->cpu->turn++;
}

RT_INLINE void rt_override(struct rt_ctx *ctx, u64 value)
{
	ctx->result = value;
	ctx->decided = true;
}

RT_INLINE void rt_clear(void *dst, u32 n)
{
	__builtin_memset(dst, 0, n);
}

void rt_turn_checked(struct rt_ctx *ctx, u32 max, u32 site);

RT_INLINE void rt_turn(struct rt_ctx *ctx, u32 max, u32 site)
{
	if (rt_unlikely(ctx->turns.n++ >= ctx->turns.checked))
		rt_turn_checked(ctx, max, site);
}

RT_INLINE void rt_copy(void *dst, const void *src, u32 n)
{
	__builtin_memmove(dst, src, n);
}

/* ------------------------------------------------------------------- functions */

#define RT_MAX_DEPTH 48
#define RT_MAX_STACK \
	4096ULL /* bytes, from the context on, which is on the stack where a firing begins */

/* What a call gives back when it ends. */
struct rt_frame {
	u64 used, kept, end, alloca_used; /* as in struct rt_cpu */
};

/* A context elsewhere, as unit tests have it, says nothing. */
RT_INLINE u64 rt_stack_used(const struct rt_ctx *ctx)
{
	const u64 used = (u64)(unsigned long)ctx - (u64)(unsigned long)__builtin_frame_address(0);

	return used < 16 * RT_MAX_STACK ? used : 0;
}

/*
 * A call begins: n bytes of zeroes for its variables, which it has until it ends, as it has all
 * scratch memory that it takes.  NULL: NOSCRATCH or DEPTH; rt_frame_end() follows in any case.
 */
RT_INLINE void *rt_frame_begin(struct rt_ctx *ctx, struct rt_frame *frame, u32 n, u32 site)
{
	struct rt_cpu *cpu = ctx->cpu;
	void *vars;

	*frame = (struct rt_frame){ cpu->scratch_used, cpu->scratch_kept, cpu->scratch_end,
				    cpu->alloca_used };
	if (rt_unlikely(cpu->depth++ >= RT_MAX_DEPTH || rt_stack_used(ctx) > RT_MAX_STACK)) {
		rt_fault(ctx, DTAP_FAULT_DEPTH, RT_MAX_DEPTH, site);
		return (void *)0;
	}
	vars = rt_scratch(ctx, n, site);
	if (rt_unlikely(!vars))
		return vars;
	__builtin_memset(vars, 0, n);
	cpu->scratch_kept = cpu->scratch_used;
	return vars;
}

RT_INLINE void rt_frame_end(struct rt_ctx *ctx, const struct rt_frame *frame)
{
	struct rt_cpu *cpu = ctx->cpu;

	cpu->depth--;
	cpu->scratch_used = frame->used;
	cpu->scratch_kept = frame->kept;
	cpu->scratch_end = frame->end;
	cpu->alloca_used = frame->alloca_used;
}

/* The same, with a copy of the result, which may be NULL, for the caller's statement. */
const char *rt_frame_end_str(struct rt_ctx *ctx, const struct rt_frame *frame, const char *s,
			     u32 site);

/* --------------------------------------------------------------------- strings */

RT_INLINE u64 rt_string_addr(const char *s)
{
	return (u64)(unsigned long)s;
}

RT_INLINE void rt_str_put(struct rt_ctx *ctx, char *dst, const char *s, u32 size, u32 site)
{
	rt_assert(size >= 2);
	rt_str_set(ctx, dst, s ? s : "", size, site);
	if (!dst[0])
		dst[1] = s ? 2 : 1;
}

RT_INLINE const char *rt_str_get(const char *v)
{
	return v[0] || v[1] != 1 ? v : NULL;
}

RT_INLINE const char *rt_dynstr_get(const char *v)
{
	return v[0] || v[1] == 2 ? v : NULL;
}

RT_INLINE bool rt_streq(const char *a, const char *literal)
{
	rt_assert(a && literal);
	for (; *a == *literal; a++, literal++)
		if (!*a)
			return true;
	return false;
}

/* -------------------------------------------------------------------- numbers */

RT_INLINE u16 rt_swap16(u16 v)
{
	return __builtin_bswap16(v);
}

RT_INLINE u32 rt_swap32(u32 v)
{
	return __builtin_bswap32(v);
}

RT_INLINE u64 rt_swap64(u64 v)
{
	return __builtin_bswap64(v);
}

RT_INLINE u64 rt_subscript(struct rt_ctx *ctx, s64 i, u64 n, u32 site)
{
	if (rt_unlikely((u64)i >= n)) {
		rt_fault(ctx, DTAP_FAULT_BADINDEX, (u64)i, site);
		return 0;
	}
	return (u64)i;
}

/* ------------------------------------------------------------------------ keys */

/*
 * A key is built as words in a buffer that the generated code provides (on the stack
 * when at most 64 bytes, else in scratch), with a cursor `k` after what is there.
 */

/* Bytes from the start of a key to its cursor. */
#define RT_KEYLEN(k, key) ((u32)((const char *)(k) - (const char *)(key)))

/* ---------------------------------------------------------------- aggregations */

RT_INLINE u64 *rt_agg_slot(struct rt_ctx *ctx, u32 offset)
{
	rt_assert(ctx->cpu->agg && offset % 8 == 0);
	return (u64 *)(ctx->cpu->agg + offset);
}

RT_INLINE void rt_agg_count(u64 *v)
{
	v[0]++;
}

RT_INLINE void rt_agg_sum(u64 *v, s64 x) /* also avg() */
{
	v[0]++;
	v[1] += (u64)x;
}

RT_INLINE void rt_agg_min(u64 *v, s64 x)
{
	if (v[0]++ == 0 || x < (s64)v[1])
		v[1] = (u64)x;
}

RT_INLINE void rt_agg_max(u64 *v, s64 x)
{
	if (v[0]++ == 0 || x > (s64)v[1])
		v[1] = (u64)x;
}

RT_INLINE void rt_agg_stddev(u64 *v, s64 x)
{
	unsigned __int128 sq = (unsigned __int128)((__int128)x * x);
	unsigned __int128 sum = ((unsigned __int128)v[3] << 64 | v[2]) + sq;

	v[0]++;
	v[1] += (u64)x;
	v[2] = (u64)sum;
	v[3] = (u64)(sum >> 64);
}

/* Index 63 is 0; 64 + log2(x) for x > 0; mirrored below. */
RT_INLINE u32 rt_quantize_bucket(s64 x)
{
	if (x == 0)
		return 63;
	if (x > 0)
		return 64 + (63 - (u32)__builtin_clzll((u64)x));
	return 62 - (63 - (u32)__builtin_clzll(0 - (u64)x)) + (x == (s64)(1ULL << 63));
}

RT_INLINE void rt_agg_quantize(u64 *v, s64 x, s64 incr)
{
	v[0]++;
	v[1 + rt_quantize_bucket(x)] += (u64)incr;
}

RT_INLINE void rt_agg_lquantize(u64 *v, s64 x, s32 base, u32 step, u32 levels, s64 incr)
{
	u32 level = 0;

	rt_assert(step && levels);
	if (x >= base) {
		u64 n = ((u64)x - (u64)(s64)base) / step;

		level = n >= levels ? levels + 1 : (u32)n + 1;
	}
	v[0]++;
	v[1 + level] += (u64)incr;
}

/* --------------------------------------------------------------------- records */

/* Bytes a tail item may need at most. */
#define RT_TAIL_STR(strsize) (((strsize) + 7u) & ~7u)
#define RT_TAIL_BYTES(n)     (((n) + 7u) & ~7u)
#define RT_TAIL_STACK(n)     ((n)*8u)
#define RT_TAIL_USTACK(n)    ((n)*8u + 8u)

#endif
