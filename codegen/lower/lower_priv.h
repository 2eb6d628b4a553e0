/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * lower_priv.h - what the files of the lowering share; nobody else includes it.
 *
 * Cycle: an expression is lowered by the file of its kind, and its operands, which may be of any
 * kind, by lower_value() at the moment at which they are evaluated: what comes before an operand
 * must be a statement by then.
 */
#ifndef DTAP_CODEGEN_LOWER_PRIV_H
#define DTAP_CODEGEN_LOWER_PRIV_H

#include "lower.h"

#define STACK_ITEM   64	 /* bytes: larger buffers live in scratch */
#define STACK_CLAUSE 256 /* bytes of buffers on the stack in one clause; functions have none */

/* The run of statements that is being lowered, and how far its record is filled. */
struct lower_run {
	const struct layout_record *record; /* NULL: none has begun */
	struct ir_local *rec;		    /* NULL: it has no fields, and is made at the end */
	uint32_t n;			    /* number of the record in the clause */
	uint32_t nactions, nfields;
};

struct lower {
	void *ctx;
	const struct prog *prog;
	const struct layout *layout;
	struct lowered *out;
	const struct prog_clause *clause;
	const struct layout_clause *lc;
	struct lowered_clause *to;
	struct ir_func *func;
	struct ir_block *block;	   /* where statements go */
	struct ir_block *prologue; /* before the current part of the clause */
	struct ir_local *self, *this;
	struct lower_run run;
	/* Where the running statement begins, and whether it has taken scratch memory. */
	struct lower_start {
		struct ir_block *block;
		struct ir_stmt **at;
		bool takes;
	} start;
	bool self_ready;	 /* assigned on every way to here */
	bool self_ready_in_case; /* the same where the switch around it begins */
	bool blocks_ready;
	bool calls; /* functions of the program */
	bool asked; /* for what alloca() and copyin() may take together */
	uint32_t serial, stack, next_record;
};

/* A key in words, and its length in bytes. */
struct lower_key {
	struct ir_expr *words, *len;
	uint32_t max;
};

/* One component: a record field as an aggregation's key has it. */
struct lower_component {
	enum prog_field_kind kind;
	const struct prog_expr *expr;
	uint32_t size; /* BYTES: bytes; STACK, USTACK: frames */
	bool from_address;
};

/* lower_block.c */
struct ir_expr *lower_temp(struct lower *l, enum ir_type type);
void lower_note(struct ir_stmt *stmt, struct loc loc);
void lower_check(struct lower *l);
uint32_t lower_site(struct lower *l, const struct prog_expr *e);
struct ir_expr *lower_site_arg(struct lower *l, const struct prog_expr *e);
struct ir_expr *lower_u32(struct lower *l, uint32_t value);
/* A statement begins here. */
void lower_begin_stmt(struct lower *l);
/* The statement takes scratch memory, and ends what others have taken. */
void lower_begin_scratch(struct lower *l);
/* Says that the call takes at most `n` bytes of scratch memory. */
void lower_use_scratch(struct lower *l, struct ir_expr *call, uint64_t n);
/* Room for n bytes until the statement ends: on the stack, or in scratch memory. */
struct ir_expr *lower_buffer(struct lower *l, enum ir_type type, uint32_t n, uint32_t site);
/* The start of a nested block and the return to the one before. */
struct lower_nest {
	struct ir_block *block;
	bool self_ready;
};
struct lower_nest lower_enter(struct lower *l, struct ir_block *block);
void lower_leave(struct lower *l, struct lower_nest nest);

/* lower.c: a clause or a function, and the statements of a block, with the runs among them. */
void lower_body(struct lower *l);
/* A turn of a loop, or a call that may be long. */
void lower_turn(struct lower *l, uint32_t site);
void lower_stmts(struct lower *l, struct prog_stmt *const *stmts, uint32_t n);

/* lower_expr.c */
struct ir_expr *lower_value(struct lower *l, const struct prog_expr *e);
/* A kernel address. */
struct ir_expr *lower_address(struct lower *l, const struct prog_expr *e);
void lower_effect(struct lower *l, const struct prog_expr *e);
struct ir_expr *lower_bytes(struct lower *l, const struct prog_expr *e, uint32_t n);
/* Lowering it makes no statement. */
bool lower_is_pure(const struct prog_expr *e);
/* It changes what other expressions may read. */
bool lower_has_effect(const struct prog_expr *e);
/* A string expression that can be D's NULL. */
bool lower_nullable(const struct lower *l, const struct prog_expr *e);
/* A binary operator on operands of type `type`; `e` gives place and site. */
struct ir_expr *lower_arith(struct lower *l, enum prog_expr_kind kind, enum ir_type type,
			    struct ir_expr *a, struct ir_expr *b, const struct prog_expr *e);
/* The result of a call as a value: in a temporary, tested if it can fault. */
struct ir_expr *lower_result(struct lower *l, const struct prog_expr *e, struct ir_expr *call,
			     enum ir_type type, bool faults, bool want);
/* Lowers operands in order so that the values are those of that moment. */
void lower_operands(struct lower *l, struct prog_expr *const *a, uint32_t n, struct ir_expr **out);

/* Bits of a loaded word (width `bits` at `off`) as a value of `type`. */
struct ir_expr *lower_bits(struct lower *l, struct ir_expr *raw, enum ir_type type, uint32_t bits,
			   uint32_t off);

/* lower_location.c: what PX_ARG, PX_ARGN and PX_ARGADDR read */
struct ir_expr *lower_word(struct lower *l, const struct location *at);
struct ir_expr *lower_word_by_row(struct lower *l, const struct location *at, uint32_t n);
struct ir_expr *lower_area(struct lower *l, const struct location *at);
/* Whether an address is in the event's record, and how many bytes from its start. */
bool lower_in_record(const struct prog_expr *address, int64_t *offset);

/* lower_builtin.c */
struct ir_expr *lower_builtin(struct lower *l, const struct prog_expr *e, bool want);

/* lower_call.c */
struct ir_expr *lower_call(struct lower *l, const struct prog_expr *e, bool want);

/* lower_func.c: functions of the program, before any clause, and calls of them */
void lower_funcs(const struct lower *base);
/* Where a function's body begins: what was passed becomes its variables. */
void lower_params(struct lower *l);
struct ir_expr *lower_invoke(struct lower *l, const struct prog_expr *e, bool want);
/* A clause has no result of its own. */
void lower_return(struct lower *l, const struct prog_stmt *s);
/* lower_format.c: sprintf() */
struct ir_expr *lower_format(struct lower *l, const struct prog_expr *e);

/* lower_var.c */
struct ir_expr *lower_var(struct lower *l, const struct prog_expr *e);
/* A string variable for comparisons in which NULL is as good as "". */
struct ir_expr *lower_var_raw(struct lower *l, const struct prog_expr *e);
/* isset(): whether an element is there. */
struct ir_expr *lower_var_isset(struct lower *l, const struct prog_expr *e);
void lower_clear(struct lower *l, const struct prog_expr *e);
/* The storage of a whole string variable that is not dynamic. */
struct ir_expr *lower_var_place(struct lower *l, const struct prog_var *var);
struct ir_expr *lower_var_bytes(struct lower *l, const struct prog_expr *e);
struct ir_expr *lower_var_addr(struct lower *l, const struct prog_expr *e);
struct ir_expr *lower_assign(struct lower *l, const struct prog_expr *e, bool want);
bool lower_var_is_pure(const struct prog_expr *e);

/* lower_key.c */
struct lower_key lower_key(struct lower *l, const struct lower_component *c, uint32_t n, bool self);
struct lower_component lower_component(const struct prog_expr *e);

/* lower_agg.c */
void lower_agg(struct lower *l, const struct prog_stmt *s);

/* lower_record.c */
void lower_record(struct lower *l, const struct prog_stmt *s);
/* The record of the run that has begun, if one has, is whole. */
void lower_end_run(struct lower *l);

#endif
