/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * value.h - what typing an expression gives.
 *
 * Checking an expression gives a `struct value`: a typed-program node plus what D still
 * needs to know about it (is it an lvalue, where does it live).  Errors are reported
 * where they are found and yield V_ERROR, which every consumer passes on in silence.
 *
 * D computes with 64 bits; a result is cut to its type when it is stored, recorded, passed or
 * cast. So the node of an integer value can be wider than the value's type: fold_cast() to that
 * cuts it.
 */
#ifndef DTAP_CHECK_VALUE_H
#define DTAP_CHECK_VALUE_H

#include "translator/lang/diag.h"
#include "translator/prog/prog.h"

struct checker;
struct xlator;

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
	uint8_t bits, bitoff; /* MEM: a bit-field; offset from the LSB of an object of `type` */
	uint32_t member;      /* MEM: bytes that it is after what a pointer pointed to */
	bool userland;	      /* MEM: in user space; RVALUE: an object that was copied from there */
	bool scratch;	      /* pointer into scratch memory, or (MEM) an object there */
	bool builtin;	      /* RVALUE: a read-only variable, for D_OP_WRITE */
	bool literal;	      /* RVALUE: an integer literal as written or folded from such */
	bool action;	      /* RVALUE: void, for an action or an aggregating function */
	const struct type *array; /* RVALUE: a pointer that stands for an array of this type */
	const struct xlator *xlator;
	const struct value *input; /* XLATE; e: NULL, or the object's address if it has one */
};

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
/* Whether a pointer, or an array as one, leads into user memory. */
bool value_is_userland(const struct value *v);
/* A type, with what its pointers lead to in user memory if those of v do. */
const struct type *value_space_type(struct checker *c, const struct type *t, const struct value *v);
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
/* The value as the type of an inline or a parameter has it. */
struct value value_as_type(struct checker *c, struct value v, const struct type *type,
			   struct loc loc);
const struct type *value_promote_type(struct checker *c, const struct type *t);
/* The promoted type of an integer value: a bit-field is an int where that holds its values. */
const struct type *value_promote(struct checker *c, const struct value *v);
/* The type with whose width D computes a result of an integer type. */
const struct type *value_computed_type(struct checker *c, const struct type *t);
/* An operand converted to t, the type of a result, but with all its bits. */
struct prog_expr *value_operand(struct checker *c, const struct value *v, const struct type *t);
/* The same with the bits of t, where none of both values has more. */
struct prog_expr *value_operand_like(struct checker *c, const struct value *v,
				     const struct value *other, const struct type *t);
const struct type *value_usual_type(struct checker *c, const struct type *a, const struct type *b);
/* "'struct foo *'" of a value for messages. */
const char *value_tname(struct checker *c, const struct type *t);

/* An integer constant; false after reporting with tag.  v is loaded. */
bool value_const(struct checker *c, const struct value *v, struct loc loc, enum diag_tag tag,
		 const char *what, int64_t *ret);
/* The same of an argument, where a value that is not an integer is D_PROTO_ARG. */
bool value_const_arg(struct checker *c, const struct value *v, struct loc loc, enum diag_tag tag,
		     const char *what, int64_t *ret);

#endif
