/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * ir.h - structured IR of a clause: what the lowering makes, passes change and the emitter prints.
 *
 * A function is a list of typed locals and a block of statements; control flow is nested blocks,
 * which are left at their end or by a statement that says so: there are no other jumps.  Whatever
 * can fault or has an effect is a statement of its own; expressions are small trees of C operators
 * and may be evaluated where they stand.  Values of integer types are exact: an operation on types
 * below 32 bits is wrapped in a cast by its constructor, so that C's promotions never show.  Nodes
 * belong to the talloc context they were made in.
 */
#ifndef DTAP_CODEGEN_IR_H
#define DTAP_CODEGEN_IR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "codegen/ir/ir_rt.h"
#include "translator/lang/diag.h"

struct layout_field;
struct layout_record;
struct prog_func;
struct prog_var;
struct type;

enum ir_type {
#define ITYPE(type, c, bytes, sign) IT_##type,
#include "ir.def"
#undef ITYPE
};

enum ir_op {
#define IOP(op, c, precedence, inverse) IO_##op,
#include "ir.def"
#undef IOP
};

enum ir_expr_kind {
#define IEXPR(kind) IX_##kind,
#include "ir.def"
#undef IEXPR
};

enum ir_stmt_kind {
#define ISTMT(kind) IS_##kind,
#include "ir.def"
#undef ISTMT
};

enum ir_tail {
#define ITAIL(kind, macro) ITAIL_##kind,
#include "ir.def"
#undef ITAIL
};

#define IR_MAX_ARGS    8
#define IR_SCRATCH_MAX (256 << 10) /* bytes of scratch memory */

struct ir_local {
	enum ir_type type;
	const char *name;
	uint32_t n;			    /* elements, 0: not an array */
	const struct layout_record *record; /* RECORD: which one */
	/*
	 * By ir_count(): statements that give it a value, mentions else, whether some take its
	 * address.
	 */
	uint32_t sets, uses;
	bool has_addr;
	struct ir_local *same_as; /* another that has its value, to be used instead; or NULL */
	bool is_param;		  /* it has a value where the function begins */
	bool in_scratch;	  /* by pass_scratch(): it points into what a statement has taken */
	uint32_t last;		  /* likewise: the statement that mentions it last */
};

struct ir_expr {
	enum ir_expr_kind kind;
	enum ir_type type;
	enum ir_op op; /* UNARY, BINARY */
	enum ir_rt rt; /* CALL */
	bool own;      /* CALL, of a look-up: of a variable that nobody else changes meanwhile */
	bool hex;      /* INT: an offset or mask */
	enum ir_tail tail;
	const char *text; /* STR */
	size_t len;	  /* STR */
	int64_t value;	  /* INT; AT: offset; and what ir.def says */
	struct loc loc;	  /* CALL: of the D text that it is for */
	struct ir_local *local;
	const struct prog_var *var;
	const struct layout_field *field;
	const struct ir_func *callee; /* INVOKE */
	struct ir_expr *a, *b, *c;
	struct ir_expr *args[IR_MAX_ARGS];
	uint32_t nargs;
};

struct ir_stmt {
	enum ir_stmt_kind kind;
	enum ir_op op; /* ASSIGN: SET, or the operator of += and the like */
	struct ir_expr *a, *b;
	struct ir_block *yes, *no;
	const char *comment; /* D text, unquoted; NULL: none */
	size_t comment_len;
	struct ir_stmt *next;
};

struct ir_block {
	struct ir_stmt *first, **last;
};

struct ir_func {
	uint32_t clause;
	/* Of a function that the program defines; NULL, and no more of this, of a clause. */
	const struct prog_func *func;
	enum ir_type result; /* VOID: none */
	uint32_t frame;	     /* bytes of the variables that each call has in memory */
	uint32_t kept;	     /* bytes of its result that stay in the caller's scratch memory */
	uint32_t does;	     /* by ir_uses_of_funcs(): DOES_* of it and what it calls */
	struct ir_local **locals;
	uint32_t nlocals;
	uint32_t scratch; /* by pass_scratch(): bytes that it may take, its callees among them */
	struct ir_block body;
};

/* Whether each call of a function takes and gives back memory. */
bool ir_func_has_frame(const struct ir_func *func);

const char *ir_type_c(enum ir_type type);
uint32_t ir_type_size(enum ir_type type);
bool ir_type_signed(enum ir_type type);
bool ir_type_is_int(enum ir_type type);
/* The type of a scalar D value; VOID for anything else. */
enum ir_type ir_type_of(const struct type *type);
const char *ir_op_c(enum ir_op op);
/* As C's: the weakest is lowest. */
int ir_op_precedence(enum ir_op op);
/* Its result is a truth value: comparisons, && and ||. */
bool ir_op_is_test(enum ir_op op);
const char *ir_tail_c(enum ir_tail tail);

/* From now on calls are for the D text there; returns the place before. */
struct loc ir_place(struct loc loc);

void ir_block_init(struct ir_block *block);
struct ir_local *ir_local(void *ctx, struct ir_func *func, enum ir_type type, const char *name,
			  uint32_t n);
struct ir_local *ir_record(void *ctx, struct ir_func *func, const char *name,
			   const struct layout_record *record);

struct ir_expr *ir_int(void *ctx, enum ir_type type, int64_t value);
struct ir_expr *ir_hex(void *ctx, enum ir_type type, int64_t value);
struct ir_expr *ir_str(void *ctx, const char *text, size_t len);
/* Of kinds that have no operand, or `value` alone. */
struct ir_expr *ir_operand(void *ctx, enum ir_expr_kind kind, enum ir_type type, int64_t value);
struct ir_expr *ir_ref(void *ctx, struct ir_local *local);
struct ir_expr *ir_ref_addr(void *ctx, enum ir_type type, struct ir_local *local);
struct ir_expr *ir_var(void *ctx, enum ir_type type, const struct prog_var *var);
struct ir_expr *ir_var_addr(void *ctx, const struct prog_var *var);
/* A field of a record; what has a variable part is a span, and is taken by its address. */
struct ir_expr *ir_field(void *ctx, enum ir_type type, struct ir_expr *rec,
			 const struct layout_field *field);
struct ir_expr *ir_field_addr(void *ctx, struct ir_expr *rec, const struct layout_field *field);
struct ir_expr *ir_fixed(void *ctx, struct ir_local *rec);
struct ir_expr *ir_tail(void *ctx, enum ir_tail tail, uint32_t n);
struct ir_expr *ir_word(void *ctx, struct ir_expr *key, uint32_t n);
struct ir_expr *ir_next(void *ctx, struct ir_expr *cursor);
struct ir_expr *ir_keylen(void *ctx, struct ir_expr *cursor, struct ir_expr *key);
struct ir_expr *ir_unary(void *ctx, enum ir_type type, enum ir_op op, struct ir_expr *a);
/* The result of a comparison or logical operator is S32, of others `type`. */
struct ir_expr *ir_binary(void *ctx, enum ir_type type, enum ir_op op, struct ir_expr *a,
			  struct ir_expr *b);
/* Drops conversions that change nothing. */
struct ir_expr *ir_cast(void *ctx, enum ir_type type, struct ir_expr *a);
struct ir_expr *ir_cond(void *ctx, enum ir_type type, struct ir_expr *a, struct ir_expr *b,
			struct ir_expr *c);
/* The arguments, but for the context, end with NULL. */
struct ir_expr *ir_call(void *ctx, enum ir_rt rt, ...) __attribute__((sentinel));
void ir_add_arg(struct ir_expr *call, struct ir_expr *arg);
struct ir_expr *ir_invoke(void *ctx, const struct ir_func *callee);
struct ir_expr *ir_at(void *ctx, enum ir_type type, struct ir_expr *base, int64_t offset);
/* `a` is false: inverts a comparison instead of printing !(a). */
struct ir_expr *ir_not(void *ctx, struct ir_expr *a);
bool ir_is_const(const struct ir_expr *e);

struct ir_stmt *ir_assign(void *ctx, struct ir_block *block, struct ir_expr *a, enum ir_op op,
			  struct ir_expr *b);
struct ir_stmt *ir_eval(void *ctx, struct ir_block *block, struct ir_expr *call);
/* At a place in the block that was block->last. */
void ir_insert_eval(void *ctx, struct ir_block *block, struct ir_stmt **at, struct ir_expr *call);
void ir_check(void *ctx, struct ir_block *block);
struct ir_stmt *ir_if(void *ctx, struct ir_block *block, struct ir_expr *a);
struct ir_stmt *ir_loop(void *ctx, struct ir_block *block);
struct ir_stmt *ir_switch(void *ctx, struct ir_block *block, struct ir_expr *a);
/* a: NULL is the default. */
void ir_case(void *ctx, struct ir_block *block, struct ir_expr *a);
/* BREAK or CONTINUE. */
void ir_jump(void *ctx, struct ir_block *block, enum ir_stmt_kind kind);
/* CONTINUE in it, or in its branches, is of the loop whose block it is. */
bool ir_continues(const struct ir_block *block);
/* result: NULL: there is none. */
void ir_return(void *ctx, struct ir_block *block, struct ir_expr *result);

#endif
