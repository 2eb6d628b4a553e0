/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * checker.h - what the checker's own files share; no one else includes it.
 *
 * Checking an expression gives a `struct value`: a typed-program node plus what D still
 * needs to know about it (is it an lvalue, where does it live).  Errors are reported
 * where they are found and yield V_ERROR, which every consumer passes on in silence.
 *
 * D computes with 64 bits; a result is cut to its type when it is stored, recorded, passed or
 * cast. So the node of an integer value can be wider than the value's type: px_cast() to that cuts
 * it.
 *
 * Nodes are built by the px_ functions of fold.c, which fold integer constants on the
 * way, so "is a constant" is "is PX_INT".
 */
#ifndef DTAP_CHECKER_H
#define DTAP_CHECKER_H

#include <talloc.h>

#include "check.h"
#include "common/array.h"
#include "translator/lang/stability.h"
#include "translator/probes/stable.h"
#include "sym.h"

#define CHECK_MAX_DEPTH	 256 /* nesting of expressions and inlines */
#define CHECK_MAX_KEYS	 32
#define CHECK_MAX_FRAMES 1024	    /* of one stack */
#define CHECK_MAX_BYTES	 (1u << 20) /* of a D array, or of what is recorded */

enum value_kind {
	V_ERROR,  /* reported already */
	V_RVALUE, /* e is the value */
	V_MEM,	  /* an object of `type` in memory; e is its address (u64) */
	V_VAR,	  /* a D variable or a part of one; e is PX_VAR */
	V_XLATE,  /* translated `type` (or pointer to it): mostly only members may be used */
};

struct value {
	enum value_kind kind;
	const struct type *type;
	struct prog_expr *e;
	struct loc loc;
	uint8_t bits, bitoff;	  /* MEM: a bit-field; offset from the LSB of an object of `type` */
	uint32_t member;	  /* MEM: bytes that it is behind what a pointer pointed to */
	bool userland;		  /* MEM: in user space */
	bool scratch;		  /* pointer into scratch memory, or (MEM) an object there */
	bool builtin;		  /* RVALUE: a read-only variable, for D_OP_WRITE */
	bool literal;		  /* RVALUE: an integer literal as written or folded from such */
	bool action;		  /* RVALUE: void, for an action or an aggregating function */
	const struct type *array; /* RVALUE: a pointer that stands for an array of this type */
	const struct xlator *xlator;
	const struct value *input; /* XLATE; e: NULL, or the object's address if it has one */
};

/* Names bound while an inline or a translator's member is expanded. */
struct binding {
	const char *name;
	struct value value;
};
struct bindings {
	struct binding *list;
	unsigned int n;
};

/* What was in the clause so far, which decides what may follow. */
struct clause_order {
	bool speculated, committed, recorded;
	bool acted; /* what the loader does to the host: data, but not to commit() */
};

/* What one clause has done so far: order rules, needs. */
struct clause_state {
	struct prog_clause *clause;
	struct probe **probes;
	size_t nprobes;
	struct clause_order order;
	bool uses_args; /* args[] or argN */
	bool no_args;	/* there is no args[], which is reported */
	uint32_t argn;	/* argN of event records: bit N */
	bool mixed;	/* some of these are not the same for all probes */
	/* For a stable probe `probes` are the kernel's, which pass what args[] is made of. */
	const struct stable_probe *stable; /* NULL: none */
	const struct stable_source *source;
	bool in_source;			 /* what is being checked is the library's */
	bool unused;			 /* no clause: for check_unused() */
	const struct probe_set *matched; /* all that the description matched */
};

struct base_types {
	const struct type *vd, *chr, *s8, *u8, *s16, *u16, *i, *u, *l, *ul, *s64, *u64, *uintptr,
		*string;
	const struct type *vptr, *symaddr, *usymaddr;
};

struct xlator;

struct checker {
	void *ctx; /* talloc context of the program */
	const struct check_request *req;
	struct diag *diag;
	unsigned int before; /* errors, when checking began */
	struct type_space *types;
	struct prog *prog;
	struct symtab *syms;
	struct base_types t;
	struct clause_state *cl; /* NULL outside clauses */
	const struct bindings *bound;
	unsigned int depth;
	uint32_t nexpanded; /* inside other expansions, in this clause */
	uint32_t ndynvars;
	const struct prog_var *stored; /* for strings on their way into memory; NULL: none yet */
	bool *macro_used;	       /* $1 .. $nargs */
	struct xlator **xlators;
	uint32_t nxlators;
	bool xlator_wrong; /* one of them has a mistake, and is none of these */
	struct probe_groups *groups;
	uint32_t nclauses; /* as written */
	/* The last struct without a tag: one type for all its declarators. */
	const struct node *tagless;
	const struct node *external; /* the type of a kernel symbol, as far as it is arrays */
	const struct type *tagless_type;
	const struct stable_source **fired; /* whose statements behind fire() are to come */
	uint32_t nfired;
	struct mark *marks; /* of pragmas: check_stability.c */
	uint32_t nmarks;
	uint32_t version; /* that the program asks for, 0: none */
	bool has_minimum; /* option amin */
	struct attributes minimum;
	struct attributes *noted; /* the weakest of what is named; NULL: nobody asks */
	unsigned int hidden;	  /* inside what has attributes of its own */
	bool in_library; /* what is being checked is a library's: it knows all versions of D */
	const struct node *pred; /* of the clause, NULL: none; and what is looked for there */
	const struct node *sought;
	struct loc *compared; /* comparisons of results with -1 that were warned of */
	uint32_t ncompared;
};

/* Makes room for one more element. */
#define ARRAY_GROW(ctx, array, n) ((array) = array_grow((ctx), (array), (n), sizeof(*(array))))

/* The remedy for what dtap's runtime lacks on a kernel. */
#define NEWER_DTAP "a newer dtap may know this kernel"

/* Reports at loc with a tag. */
#define ERR(c, loc, tag, ...) diag_error((c)->diag, (loc), (tag), NULL, __VA_ARGS__)

/* check.c: whether a text is a library's. */
bool check_is_library(const struct checker *c, const struct source *source);

/* Whether anything is wrong so far. */
static inline bool check_failed(const struct checker *c)
{
	return diag_count(c->diag) != c->before;
}

/* ---------------------------------------------------------------- fold.c: nodes */

struct prog_expr *px_new(struct checker *c, enum prog_expr_kind kind, const struct type *type,
			 struct loc loc, unsigned int na, ...);
struct prog_expr *px_int(struct checker *c, const struct type *type, int64_t value, struct loc loc);
/* Arithmetic or comparison of two operands already converted; folds. */
struct prog_expr *px_binary(struct checker *c, enum prog_expr_kind kind, const struct type *type,
			    struct loc loc, struct prog_expr *a, struct prog_expr *b);
struct prog_expr *px_unary(struct checker *c, enum prog_expr_kind kind, const struct type *type,
			   struct loc loc, struct prog_expr *a);
/* To a scalar type; nothing when it is that already. */
struct prog_expr *px_cast(struct checker *c, const struct type *type, struct prog_expr *e);
struct prog_expr *px_offset(struct checker *c, struct prog_expr *addr, uint64_t offset,
			    struct loc loc);
uint32_t px_site(struct checker *c, struct loc loc);
/* The value of an integer constant expression; macros that take part become fixed. */
bool px_const(struct checker *c, const struct prog_expr *e, int64_t *ret);
/* The same without fixing macros: for "could be constant". */
bool px_is_const(const struct prog_expr *e);
/* Wraps v to the width and signedness of an integer type. */
int64_t int_wrap(const struct type *type, int64_t v);
bool px_pure(const struct prog_expr *e); /* no side effects */

/* ---------------------------------------------------------------- convert.c */

struct value value_error(void);
struct value value_rvalue(const struct type *type, struct prog_expr *e, struct loc loc);
struct value value_int(struct checker *c, int64_t v, struct loc loc); /* int */
/* Scalar, string or struct value; arrays decay to pointers.  Reports what has no value. */
struct value value_load(struct checker *c, struct value v);
/* A safe string from a string, char array, char pointer or null; NULL: reported. */
struct prog_expr *value_string(struct checker *c, struct value v);
bool value_is_strlike(const struct value *v); /* string, char array, char pointer */
bool value_is_string(const struct value *v);  /* string or char array */
bool value_is_null(const struct value *v);    /* the integer constant 0 */
/* Address an lvalue in memory lives at; NULL for others. */
struct prog_expr *value_address(struct checker *c, const struct value *v);
/* The address of a copy of a string, good for the clause. */
struct prog_expr *value_string_block(struct checker *c, struct prog_expr *string);
/* The same of the `size` bytes of a variable. */
struct prog_expr *value_bytes_block(struct checker *c, struct prog_expr *address, uint32_t size,
				    struct loc loc);
/* The address of a copy of userland memory, good for the clause. */
struct prog_expr *value_copied_in(struct checker *c, struct prog_expr *address,
				  struct prog_expr *size, struct loc loc);
/* Value converted to `type` as by assignment or argument passing; NULL after D_… tag. */
struct prog_expr *value_convert(struct checker *c, struct value v, const struct type *type,
				enum diag_tag tag, const char *what);
const struct type *type_promote(struct checker *c, const struct type *t);
/* The promoted type of an integer value: a bit-field is an int where that holds its values. */
const struct type *value_promote(struct checker *c, const struct value *v);
/* The type with whose width D computes a result of an integer type. */
const struct type *type_computed(struct checker *c, const struct type *t);
/* An operand converted to t, the type of a result, but with all its bits. */
struct prog_expr *value_operand(struct checker *c, const struct value *v, const struct type *t);
/* The same with the bits of t, where none of both values has more. */
struct prog_expr *value_operand_like(struct checker *c, const struct value *v,
				     const struct value *other, const struct type *t);
const struct type *type_usual(struct checker *c, const struct type *a, const struct type *b);
bool type_is_pointerlike(const struct type *t); /* pointer or array */
uint32_t type_bytes(const struct type *t);
/* "'struct foo *'" of a value for messages. */
const char *tname(struct checker *c, const struct type *t);

/* ---------------------------------------------------------------- expressions */

struct value check_expr(struct checker *c, const struct node *n);
/* Loaded: check_expr and value_load. */
struct value check_rvalue(struct checker *c, const struct node *n);
/* Integer constant; false after reporting with tag. */
bool check_const(struct checker *c, const struct node *n, enum diag_tag tag, const char *what,
		 int64_t *ret);
/* The same of an argument, where a value that is no integer is D_PROTO_ARG. */
bool check_const_arg(struct checker *c, const struct node *n, enum diag_tag tag, const char *what,
		     int64_t *ret);
struct value check_unary(struct checker *c, const struct node *n);
struct value check_binary(struct checker *c, const struct node *n);
struct value check_cond(struct checker *c, const struct node *n);
struct value check_member(struct checker *c, const struct node *n);
struct value check_index(struct checker *c, const struct node *n);
struct value check_deref(struct checker *c, struct value v, struct loc loc);
struct value check_member_of(struct checker *c, struct value base, const struct node *n);
/* a op b of loaded operands, arithmetic with D's conversions. */
struct value check_arith(struct checker *c, enum op op, struct value a, struct value b,
			 struct loc loc);
enum prog_expr_kind op_kind(enum op op);
/* Scalar truth value; NULL after a report with tag. */
struct prog_expr *check_truth(struct checker *c, struct value v, enum diag_tag tag,
			      const char *what);

/* check_assign.c */
struct value check_assign(struct checker *c, const struct node *n);
/* A byte of a variable that holds a string, as a variable. */
struct value check_string_byte(struct checker *c, struct value string, const struct node *n);
struct value check_operand(struct checker *c, const struct node *n);
/* check_width.c: how wide a variable without a declaration becomes. */
const struct type *width_of(struct checker *c, enum sym_space space, const char *name,
			    const struct type *first);
/* A value of a type is assigned to a variable. */
void width_note(struct checker *c, enum sym_space space, const struct var *var,
		const struct type *type);
struct value check_incdec(struct checker *c, const struct node *n, bool post);
/* What an operator assigns to, of an array the name; NULL: it does not. */
const struct node *node_assigned(const struct node *n);
/*
 * After a mistake: the names that n would have given a meaning are known, and silent.  Those that
 * have one keep it.
 */
void poison(struct checker *c, const struct node *n);
/* A name whose meaning is contradicted: the one report is enough, whichever place is wrong. */
void poison_name(struct checker *c, enum sym_space space, const char *name);
bool is_poisoned(struct checker *c, enum sym_space space, const char *name);
struct value check_var_ref(struct checker *c, struct var *var, struct loc loc);
struct value check_assoc_ref(struct checker *c, struct var *var, const struct node_list *keys,
			     struct loc loc);

/* check_ident.c */
struct sym *find_global(struct checker *c, const char *name); /* NULL: none */
struct value check_ident(struct checker *c, const struct node *n);
struct value check_variable(struct checker *c, const struct node *n); /* N_VAR */
struct value check_symbol(struct checker *c, const struct node *n);
struct value check_macro(struct checker *c, const struct node *n);
/* The identifier that a macro stands for; n itself if it is none, or no macro. */
const struct node *check_macro_name(struct checker *c, const struct node *n);
/*
 * N_STRING for a macro that stands for a string, as which its value is fixed; NULL after a
 * report.
 */
const struct node *check_literal(struct checker *c, const struct node *n);
void check_macros_unused(struct checker *c);
void check_desc_macros(struct checker *c, const struct probe_desc *desc);
bool ident_unknown(struct checker *c, const char *name); /* the name of nothing, variables aside */
void ident_undefined(struct checker *c, const char *name, struct loc loc);

/* check_ident.c: the row in prog->ksyms of a symbol that the kernel is known to have. */
uint32_t check_ksym(struct checker *c, const char *name, const char *mod, bool percpu);

/* check_builtin.c */
struct builtin_info;
const struct builtin_info *builtin_find(struct checker *c, const char *name);
bool builtin_argn(const char *name, unsigned int *ret); /* arg0 … arg9 */
bool builtin_exists(struct checker *c,
		    const char *name); /* on Linux: others may be defined by libraries */
struct value check_builtin(struct checker *c, const struct builtin_info *b, struct loc loc);
struct value check_uregs(struct checker *c, const struct node *n);
/* Gives the program what path names take from the kernel's types; reported when they lack it. */
bool check_paths(struct checker *c, struct loc loc);

/* check_args.c */
struct value check_args(struct checker *c, const struct node *n);
struct value check_argn(struct checker *c, unsigned int n, struct loc loc);
/* How wide the probe's arguments are, for its row: see rt_argn() in rt.h. */
uint32_t argn_widths(struct checker *c, const struct probe *p);
/* == or !=: warns where the result of a system call is compared with what it never is. */
void check_result_compared(struct checker *c, const struct prog_expr *a, const struct prog_expr *b,
			   struct loc loc);
/* Whether the arguments argN whose bits are in `which` are found alike at two probes. */
bool argn_alike(struct checker *c, const struct probe *p, const struct probe *q, uint32_t which);

/* check_stable.c: args[], argN and the predicate of a stable probe's source. */
struct value check_stable_args(struct checker *c, uint32_t i, struct loc loc);
struct value check_stable_argn(struct checker *c, uint32_t i, struct loc loc);
struct prog_expr *check_stable_pred(struct checker *c); /* NULL: none */
/* Does the source read something that the clause remembers? */
bool check_stable_reads(struct checker *c, const struct stable_source *source,
			const struct node *memory);
/* Reported when the probes of a description differ in argument i. */
bool check_stable_agree(struct checker *c, uint32_t i, struct loc loc);

/* check_scratch.c */
/* Whether a loaded pointer may lead into scratch memory, as far as is known so far. */
bool scratch_possible(struct checker *c, const struct value *v);
/* Notes, and checks, whether variable `to` holds such pointers; false after a report. */
bool scratch_note(struct checker *c, const struct value *to, const struct value *v);
/* Reported: a pointer would be kept by a variable, or as a key, when what it leads to is gone. */
bool scratch_kept(struct checker *c, const struct value *to, const struct prog_expr *val,
		  struct loc loc);
bool scratch_key(struct checker *c, const struct value *v, const struct prog_expr *key);

/* check_subr.c */
struct value check_call(struct checker *c, const struct node *n);
bool subr_exists(struct checker *c, const char *name);
void subr_names(const char *const **names, unsigned int *n);

/* check_inline.c */
struct xlator {
	const struct type *out, *in;
	const char *param;
	const struct node *node;
	bool *checked; /* members, as the node has them */
	bool busy;
};
void check_inline_def(struct checker *c, const struct node *n);
/* The value with the parameters bound. */
struct value check_inline_body(struct checker *c, struct inline_sym *in,
			       const struct bindings *bound, struct loc loc);
struct value check_inline_use(struct checker *c, struct inline_sym *in,
			      const struct node_list *args, struct loc loc);
void check_translator(struct checker *c, const struct node *n);
struct value check_xlate(struct checker *c, const struct node *n);
/* v translated to a type, which is a pointer or what it points to; V_ERROR after tag. */
struct value check_translated(struct checker *c, const struct type *type, struct value v,
			      enum diag_tag tag, struct loc loc);
/* The value as the type of an inline or a parameter has it. */
struct value check_as_type(struct checker *c, struct value v, const struct type *type,
			   struct loc loc);
struct value check_xlate_member(struct checker *c, struct value base, const struct node *n);
/*
 * A translated value as an object (or a pointer to one, good for the clause), every member
 * evaluated.
 */
struct value xlate_object(struct checker *c, struct value v);

/* check_unused.c: after the last clause, what none has used of the programs' own. */
void check_unused(struct checker *c);

/* check_hidden.c */
/* `name` followed by a number cannot be written in D, so it is no other variable's. */
struct prog_expr *check_hidden(struct checker *c, const char *name, const struct type *type,
			       struct loc loc);
struct prog_expr *check_hidden_ref(struct checker *c, const struct prog_var *var, struct loc loc);
/* The assignment of a value that has the variable's type already. */
struct prog_expr *check_set(struct checker *c, struct prog_expr *var, struct prog_expr *val,
			    struct loc loc);
/*
 * Makes v a value that may stand in several places: evaluated once, into a hidden
 * clause-local variable, unless it is small and without side effects.  Gives the assignment
 * that must come before (see check_after()), NULL if there is none.
 */
struct prog_expr *check_once(struct checker *c, const char *name, struct value *v);
/* e behind `first`, which may be NULL. */
struct prog_expr *check_sequence(struct checker *c, struct prog_expr *first, struct prog_expr *e);
/* v, evaluated after `first`, which may be NULL. */
struct value check_after(struct checker *c, struct prog_expr *first, struct value v);

/* ---------------------------------------------------------------- statements */

void check_stmt(struct checker *c, const struct node *n, struct prog_stmt ***list, uint32_t *nlist);
struct prog_stmt *stmt_add(struct checker *c, struct prog_stmt ***list, uint32_t *nlist,
			   enum prog_stmt_kind kind, struct loc loc);

/* check_walk.c: whether some node below (and with) n satisfies fn. */
bool node_any(const struct node *n, bool (*fn)(struct checker *c, const struct node *n),
	      struct checker *c);
bool nodes_any(const struct node_list *list, bool (*fn)(struct checker *c, const struct node *n),
	       struct checker *c);

/* check_clause.c */
/* The record that shows nothing but the clause's probe. */
void clause_add_default(struct checker *c, struct prog_stmt ***list, uint32_t *nlist);
void check_clause(struct checker *c, const struct node *n);
void check_clauses_end(struct checker *c);
/* check_pragma.c */
void check_pragma_options(struct checker *c, const struct node_list *items);
void check_pragma(struct checker *c, const struct node *n);

/*
 * check_stability.c: what pragmas say is collected first, and after the program what of it
 * applied to nothing is reported.  The stability_of_ functions report what is weaker than option
 * amin allows.
 */
void stability_marks(struct checker *c);
void stability_unused(struct checker *c);
/* A name, of the language or of the program, that is newer than the version asked for. */
bool version_hides(struct checker *c, const char *name);
const char *version_hint(struct checker *c, const char *name); /* why; NULL: it is not */
bool binding_hides(struct checker *c, const char *name);
bool binding_hides_translator(struct checker *c, struct loc loc);
bool stability_of_name(struct checker *c, const char *name, struct loc loc); /* the program's own */
bool stability_of_builtin(struct checker *c, const char *name, struct loc loc);
bool stability_of_symbol(struct checker *c, const char *name, struct loc loc);
bool stability_of_args(struct checker *c, struct loc loc);	 /* of the clause's probes */
bool stability_is_declared(struct checker *c, const char *name); /* by a pragma */
bool stability_of_probes(struct checker *c, const struct probe_desc *desc,
			 struct probe *const *probes, size_t n);

/* check_action.c */
bool action_exists(struct checker *c, const char *name);
/* True if the call is an action (then done or reported). */
bool check_action(struct checker *c, const struct node *n, struct prog_stmt ***list,
		  uint32_t *nlist);
/* sym(), stack() … as a value; sets *ret. */
bool check_action_value(struct checker *c, const struct node *n, struct value *ret);
/* A recorded value: kind, conversion. false after a report. */
bool check_field(struct checker *c, struct value v, struct prog_field *ret);
bool check_order_record(struct checker *c, struct loc loc, const char *what);
uint32_t check_max_frames(const struct checker *c); /* maxframes, or all that there may be */
bool check_frames(struct checker *c, const struct node_list *args, const char *name, struct loc loc,
		  bool user, uint32_t *ret);

/* check_pcap.c: the fields of pcap(), into a record with room for four; false after a report. */
bool check_pcap(struct checker *c, struct node **args, struct prog_stmt ***list, uint32_t *nlist,
		struct prog_stmt *st);

/* check_agg.c */
void check_agg_assign(struct checker *c, const struct node *n, struct prog_stmt ***list,
		      uint32_t *nlist);
bool aggfunc_exists(struct checker *c, const char *name);
/* An aggregation as an action's argument: NULL after a report. */
const struct prog_agg *check_agg_arg(struct checker *c, const struct node *n, enum diag_tag argtag,
				     enum diag_tag badtag, const char *what);

/* check_printf.c */
/* Checks a format against arguments, fills rec.fields; false after a report. */
bool check_format(struct checker *c, const struct node *fmt, const struct node *const *args,
		  unsigned int nargs, const char *func, struct prog_stmt *st);
bool check_printa_format(struct checker *c, const struct node *fmt, struct prog_stmt *st);
int32_t format_add(struct checker *c, const struct node *fmt);

/* ---------------------------------------------------------------- declarations */

/* decl.c: a type as written; NULL after a report. */
const struct type *check_type(struct checker *c, const struct node *n);
void check_decl(struct checker *c, const struct node *n);
void type_undefined(struct checker *c, const char *name, struct loc loc);
const struct type *check_type_name(struct checker *c, const char *name, const char *scope);

/* handlers.c */
struct probe_groups *groups_create(void *ctx);
void groups_add(struct probe_groups *g, struct probe *probe, struct prog_clause *clause,
		bool uses_args);
void groups_finish(struct checker *c, struct probe_groups *g);

#endif
