/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * prog.h - the typed program: what the translator hands to codegen/, read-only from then on.
 *
 * Everything D has been decided here: names are resolved, every conversion is a node,
 * inlines, translators, macros with fixed values, sizeof, enumerators and compound
 * forms are gone, aggregations and record fields are enumerated, probes are matched and
 * grouped into handlers.  codegen/ only knows C and the runtime (rt.h), not D.
 *
 * Values.  A scalar expression has the value of its C type (two's complement, wrapping).
 * A string expression is a safe string as rt.h defines it.  A struct, union or array
 * value is a run of bytes: only LOAD and VAR yield one, and only ASSIGN, record
 * fields, keys and print() take one.
 */
#ifndef DTAP_PROG_H
#define DTAP_PROG_H

#include "common/aggfunc.h"
#include "location.h"
#include "translator/lang/diag.h"
#include "translator/lang/stability.h"
#include "translator/types/type.h"

enum prog_expr_kind {
#define EXPR(kind, text) PX_##kind,
#include "prog.def"
#undef EXPR
};

enum prog_builtin {
#define BUILTIN(name, pb, ...) PB_##pb,
#define SPECIAL(name, pb, ...) PB_##pb,
#include "builtins.def"
};

/* What D calls it. */
const char *prog_builtin_name(enum prog_builtin builtin);

/* Subroutines that yield a value or act at once; arguments in D's order. Strings are safe
 * strings, addresses u64.  Optional arguments that were left out are absent from a[]. */
enum prog_subr {
#define SUBR(name, subr, ...) SUBR_##subr,
#define MADE(subr, ...)	      SUBR_##subr,
#include "subrs.def"
};

enum prog_symkind { SYM_SYM, SYM_MOD, SYM_USYM, SYM_UMOD, SYM_UADDR };

enum prog_storage {
	PV_GLOBAL,
	PV_THIS,
	PV_SELF,
	PV_LOCAL, /* of a call of a function; a scalar that a clause's body declares */
};

/* An element of a table: a number, or a text without its NUL. */
struct prog_const {
	int64_t value;
	const char *text;
};

struct prog_var {
	const char *name;
	enum prog_storage storage;
	/* numbers dynamic variables (self, associative) from 0; others: position in prog.vars */
	uint32_t id;
	const struct type *type; /* of the value (of an element, if associative) */
	bool assoc;		 /* has keys: dynamic storage; so has every PV_SELF */
	uint32_t nkeys;
	const struct type **keys;
	const struct prog_func *func; /* PV_LOCAL: whose it is; NULL: a clause's */
	/* What an array of integers or strings has from the start, and keeps; the rest is 0. */
	uint32_t nvalues;
	const struct prog_const *values;
};

struct prog_index {
	uint32_t scale, bound;
};

struct regex;
/* Of a format of sprintf(): text, and a conversion. */
struct prog_piece {
	const char *text;	       /* what is before the conversion, "" for nothing */
	char letter;		       /* d, u, o, x, X, c or s; 0: none */
	bool width_arg, precision_arg; /* the next argument says it */
	uint32_t flags;		       /* of runtime/format.h */
	int32_t width, precision;      /* precision -1: none */
};

struct prog_expr {
	enum prog_expr_kind kind;
	const struct type *type;
	struct loc loc;
	/* index into prog.sites for what can fault: LOAD STRING DIV MOD CALL, subscripts */
	uint32_t site;
	uint32_t na;
	struct prog_expr **a;
	union {
		int64_t value; /* INT */
		struct {
			const char *text;
			size_t len;
		} str;
		uint32_t index; /* MACRO_*, SYMBOL, MATCH */
		/* ARG, ARGN, ARGADDR: where it is, and the number of an argN */
		struct {
			const struct location *at;
			uint32_t n;
		} arg;
		enum prog_builtin builtin;
		/* CALL */
		enum prog_subr subr;
		const struct prog_func *func; /* INVOKE */
		/*
		 * SPRINTF: a[0] is the format as written, the others the arguments in the order of
		 * the pieces: int for widths and precisions, strings, 64 bits for integers
		 */
		struct {
			enum prog_subr subr;
			uint32_t npieces;
			const struct prog_piece *pieces;
		} call;
		enum prog_symkind symkind;
		uint32_t size; /* STRING, STACK, USTACK */
		/*
		 * VAR: keys in a[0 .. nkeys); then nindex subscripts (s64), each checked against
		 * its `bound` and scaled by its `scale`; `offset` bytes are added. VAR of a whole
		 * variable has offset 0 and no subscript. bits/bitoff != 0: a bit-field inside (as
		 * LOAD).
		 */
		struct {
			const struct prog_var *var;
			uint32_t offset;
			uint32_t nindex;
			const struct prog_index *index;
			uint8_t bits, bitoff;
		} var;
		/* bit-field: bits wide at bitoff from the LSB of the loaded scalar type */
		struct {
			uint8_t bits, bitoff;
		} load;
		/*
		 * ASSIGN: a[0] (VAR) = a[1]. op != PX_ASSIGN: read-modify-write with that binary
		 * kind on the type of `via` (C's usual conversions), then converted to a[0]'s type;
		 * PX_ADD of strings joins them. post: the value is the old one. del: the literal 0
		 * was assigned to a dynamic variable: free it.
		 */
		struct {
			enum prog_expr_kind op;
			const struct type *via;
			bool post, del;
		} assign;
	};
};

/* ------------------------------------------------------------- statements */

enum prog_stmt_kind {
	PS_EXPR, /* evaluate */
	PS_AGG,	 /* update an aggregation */
	/* a data recording or consumer action: act, fields appended to the clause's record */
	PS_RECORD,
	PS_IF,	   /* e[0], yes, no */
	PS_LOOP,   /* while e[0] (NULL: always): yes, and after each turn no */
	PS_SWITCH, /* e[0], an integer; yes: from the case on that it equals, whose type is its */
	PS_CASE,   /* e[0]: INT; NULL: the default. In the list of a SWITCH */
	PS_BREAK,  /* the loop or switch around it */
	PS_CONTINUE,
	/*
	 * ends the clause, with e[0], if it is there, as what the probed function returns; or a
	 * function's call with its result
	 */
	PS_RETURN,
/* What the kernel side does: e[0] is the argument, if it takes one. */
#define STATEMENT(kind, ...) PS_##kind,
#include "common/action.def"
};

enum prog_act {
#define IMPLIED(kind, name) PA_##kind,
#define ACTION(kind, ...)   PA_##kind,
#include "common/action.def"
};

enum prog_field_kind {
#define VALUE(kind, word) PF_##kind,
#include "common/words.def"
};

/* One recorded value. BYTES: either expr has a struct/array type, or (tracemem, print of a
 * pointer's target) expr is an address and size bytes are loaded from it. */
struct prog_field {
	enum prog_field_kind kind;
	const struct prog_expr *expr;
	const struct type *type; /* for print widths, print(), structured output */
	uint32_t size;		 /* BYTES: bytes; STACK, USTACK: frames */
	bool from_address;
	bool packet; /* from_address: of a struct sk_buff, whose packet is meant */
	/* from_address: bytes to load, never above size; NULL: all */
	const struct prog_expr *count;
};

struct prog_agg {
	const char *name;
	uint32_t id;
	enum aggfunc func;
	/* lquantize: base, limit, step, levels; llquantize: factor, low, high, steps */
	int64_t params[4];
	uint32_t nkeys;
	struct prog_field *keys; /* kinds and types; expr unused */
	uint32_t value_size;	 /* bytes, by abi.h */
};

struct prog_stmt {
	enum prog_stmt_kind kind;
	struct loc loc;
	struct prog_expr *e[2];
	struct {
		const struct prog_agg *agg;
		struct prog_field *keys; /* nkeys of them: expr set */
		struct prog_expr *value; /* NULL: count() */
		struct prog_expr *incr;	 /* NULL: 1 */
	} agg;
	struct {
		enum prog_act act;
		uint32_t nfields;
		struct prog_field *fields;
		int32_t format; /* index into prog.formats, -1 = none */
		int32_t dyn;	/* tracemem: which of fields is the dynamic size, -1 = none */
		uint32_t naggs;
		const struct prog_agg **aggs;
	} rec;
	struct prog_stmt **yes, **no; /* PS_IF, LOOP, SWITCH */
	uint32_t nyes, nno;
	uint32_t site;	/* PS_LOOP: of the fault of too many turns */
	uint32_t bound; /* PS_LOOP: turns at most, where nobody needs to count them; else 0 */
	bool test_last; /* PS_LOOP: the test is made after a turn and what follows it */
};

/* ---------------------------------------------------------------- clauses */

struct prog_clause {
	uint32_t id;	 /* position in prog.clauses */
	uint32_t number; /* of the clause as written, from 0 in the order of the programs */
	struct loc loc;
	const char *text;	/* as written, for comments: whole clause */
	struct prog_expr *pred; /* NULL: none; a scalar */
	struct prog_stmt **stmts;
	uint32_t nstmts;
	bool widths;	/* has a PX_ARGN: the rows of its probes say how wide arguments are */
	bool records;	/* makes a record (data recording or consumer actions, or no body) */
	bool overrides; /* may say what the probed function returns */
	const struct prog_func *func; /* whose body it is; NULL: a clause's */
};

/*
 * A function that the program defines.  Its body is like a clause's, but it has no probe: it knows
 * no arguments of any, and what it records it records for the clause that has called it.
 */
struct prog_func {
	struct prog_clause body; /* id: position in prog.funcs */
	const char *name;
	const struct type *result; /* void: none */
	uint32_t nparams;
	const struct prog_var **params; /* PV_LOCAL */
	bool recursive;			/* may be called again before it has returned */
	bool records, exits;		/* it does, or what it calls */
	uint32_t depth;			/* calls inside each other, from this one on */
	bool counts;			/* a call of it is a turn: it may be long */
};

/* ----------------------------------------------------------------- probes */

enum prog_attach {
#define ATTACH(kind, ...) PT_##kind,
#include "runtime/attach.def"
#undef ATTACH
	PT_KINDS
};

/* The way that will do for probes whose arguments nobody uses. */
enum prog_attach prog_attach_bare(enum prog_attach attach);

#define PROG_SYSCALL_COMPAT 0x10000u /* RT_SYSCALL_COMPAT there */

struct prog_probe {
	uint32_t id;			      /* as listed by -l */
	const char *prov, *mod, *func, *name; /* as D sees them */
	/*
	 * what the kernel side looks up when it is not func (tracepoint name, "system:event"); NULL
	 * = func
	 */
	const char *attach_name;
	uint64_t where;	 /* see attach.def */
	uint32_t widths; /* see rt_argn(); only where a clause asks for it */
};

/* Probes that run the same clauses and attach the same way. */
struct prog_handler {
	enum prog_attach attach;
	uint32_t nclauses;
	const struct prog_clause **clauses; /* in order */
	uint32_t nprobes;
	struct prog_probe *probes; /* fbt: sorted by mod, then attach name */
};

/* ---------------------------------------------------------------- program */

#define PROG_NO_CLAUSE UINT32_MAX

struct prog_site {
	struct loc loc;
	uint32_t clause; /* PROG_NO_CLAUSE: in a function */
	uint32_t member; /* of a load: bytes from where the pointer pointed to */
};

struct prog_ksym {
	const char *name, *mod; /* mod NULL = any */
	bool percpu;
};

struct prog_macro {
	const char *name; /* "1", "$1", "target" … */
	bool is_string;
	int64_t value;
	const char *text;
	bool fixed;
	bool open;   /* an integer of 64 bits or a string, which no translation knows */
	bool needed; /* there is no value without the load's */
};

struct prog_text {	  /* one -n/-f/-m/-P/-i or -s, for the "matched" lines */
	const char *text; /* description or script name as DTrace prints it */
	bool is_script;
	uint32_t matched;
	struct attributes descriptions, statements; /* the weakest of them */
};

struct prog_option {
	const char *name, *value; /* value "" for a flag that is on */
	bool of_list;		  /* may be there several times, each with a value of its own */
};

#define PROG_DESTRUCTIVE 0x1 /* uses destructive actions */
#define PROG_COPYOUT	 0x2
#define PROG_USER	 0x4 /* reads user memory or stacks */
#define PROG_OVERRIDE	 0x8 /* changes what functions of the kernel return */

struct prog {
	const char *script; /* file name of the (first) script, NULL: command line */
	const char *hash;   /* sha256 hex of everything that determines the module's code */
	const char *module; /* module name, dtap_<8 hex of the hash> */
	const char *release, *build_id, *arch;
	uint32_t strsize; /* bytes of a string with its NUL, which option strsize does not count */
	uint32_t maxloop; /* turns of all loops in a firing */
	uint32_t scratchsize; /* bytes for alloca() and copyin() in a clause; 0: no limit is set */
	bool blocks;	      /* some clause makes pointers into scratch memory */
	uint32_t maxframes;   /* what stackdepth and ustackdepth count */
	uint32_t privileges;
	bool empty; /* not one clause: only with the option empty */
	uint32_t nclauses, nfuncs, nhandlers, nvars, naggs, nformats, nsites, nksyms, nmacros,
		nregexes, ntexts, noptions;
	struct prog_clause **clauses;
	struct prog_func **funcs; /* those that some clause calls, directly or not */
	struct prog_handler **handlers;
	struct prog_var **vars;
	struct prog_agg **aggs; /* in order of first appearance */
	const char **formats;
	struct prog_site *sites;
	struct prog_ksym *ksyms;
	struct prog_macro *macros;
	const struct regex **regexes; /* nregexes of them, each pattern once */
	struct prog_text *texts;
	/* from -x and pragmas, those the loader or kernel side cares about */
	struct prog_option *options;
	/* Where path names are asked for: bytes in the kernel's struct mount. */
	struct {
		uint32_t parent, mountpoint, mnt;
	} mount;
	/* Where vtimestamp is asked for: row of runqueues in ksyms plus 1, bytes in struct rq. */
	struct {
		uint32_t ksym, clock, clock_task;
	} rq;
};

/* Readable dump of the typed clauses (-S). */
void prog_dump(FILE *out, const struct prog *prog);
/* Every node well-formed: types agree, sites given, arity right. Aborts on our mistake. */
void prog_verify(const struct prog *prog);

#endif
