/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * type.h - the only type model: D's, C's and the kernel's types.
 *
 * Types are immutable once complete and live as long as their type_space.  They come from sources
 * (type_source.h), which make them on first use: struct members only when asked for.
 * Two mentions of one kernel type are the same pointer; equality otherwise is
 * type_compatible().  Sizes are bytes, member offsets are bits, LP64.
 */
#ifndef DTAP_TYPE_H
#define DTAP_TYPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum type_kind {
	TYPE_VOID,
	TYPE_INT, /* also char, bool */
	TYPE_FLOAT,
	TYPE_POINTER,
	TYPE_ARRAY,
	TYPE_STRUCT,
	TYPE_UNION,
	TYPE_ENUM,
	TYPE_TYPEDEF,
	TYPE_FUNCTION,
	TYPE_STRING, /* D's string: size = what type_string_room() makes of strsize */
	TYPE_STACK,  /* result of stack(): n = frames */
	TYPE_USTACK,
	TYPE_SYMADDR,  /* sym() func() mod() */
	TYPE_USYMADDR, /* usym() ufunc() umod() uaddr() */
	TYPE_DYN,      /* result of xlate, untyped inline */
};

struct type_member {
	const char *name; /* NULL: anonymous struct or union, or unnamed bit-field */
	const struct type *type;
	uint32_t offset; /* bits from the start of the struct */
	uint32_t bits;	 /* width of a bit-field, 0 = none */
};

struct type_enumerator {
	const char *name;
	int64_t value;
};

struct type {
	enum type_kind kind;
	uint32_t size; /* 0 for void, functions, incomplete types */
	uint32_t align;
	/* tag, typedef or base name as written in C without 'struct'; NULL: anonymous */
	const char *name;
	bool is_signed;	       /* INT, ENUM */
	bool is_char, is_bool; /* INT */
	bool incomplete;
	bool wrong;		/* a mistake in it is reported: what it lacks is not */
	bool userland;		/* pointer into user space (D's userland) */
	const struct type *ref; /* POINTER, ARRAY element, TYPEDEF target, FUNCTION result */
	uint32_t n;		/* ARRAY elements; STACK, USTACK frames; FUNCTION params */
	const struct type_member *members; /* STRUCT, UNION; FUNCTION params (name, type) */
	uint32_t nmembers;
	const struct type_enumerator *enumerators;
	uint32_t nenumerators;
	bool varargs;
	struct type_source *source; /* that fills the members; NULL: they are there */
	uint32_t source_id;	    /* what it knows the type by */
};

struct type_space;
struct type_source;
struct target;
struct target_event;
struct target_func;

/* Bytes that a string takes: option strsize does not count its NUL. */
static inline uint32_t type_string_room(uint32_t strsize)
{
	return strsize + 1;
}

/* target may be NULL: only D's own types then. strsize: the option. */
struct type_space *type_space_create(void *parent, struct target *target, uint32_t strsize);

/* Base types; the pointers are unique. bits: 8 16 32 64. */
const struct type *type_int(struct type_space *s, unsigned int bits, bool is_signed);
/*
 * "int", "unsigned long", "uint64_t", a typedef, or "module`typedef"; NULL if none.  The modules D
 * and C, here and below, are the program's own types: those of D, and of headers that it includes.
 */
const struct type *type_named(struct type_space *s, const char *name);
const struct type *type_void(struct type_space *s);
const struct type *type_string(struct type_space *s);
const struct type *type_pointer(struct type_space *s, const struct type *to);
/* What is at a userland address: pointers lead there, too. Other types stay. */
const struct type *type_userland(struct type_space *s, const struct type *t);
bool type_is_userland(const struct type *t);
const struct type *type_array(struct type_space *s, const struct type *of, uint32_t n);
const struct type *type_stack(struct type_space *s, enum type_kind kind, uint32_t frames);
/*
 * Where types are looked for that are named without a module and not the program's: in the module
 * given to type_look_first() (NULL: in none), in the kernel, and, once type_look_also() was called,
 * in the modules given to that, which are read, and then in all that are known.
 */
void type_look_first(struct type_space *s, const char *module);
void type_look_also(struct type_space *s, const char *const *modules, size_t n);
/* near: not beyond the kernel, as before type_look_also().  What was set before. */
bool type_look_near(struct type_space *s, bool near);
/* struct, union or enum by tag, three spaces of names; module NULL = any. NULL if none. */
const struct type *type_tag(struct type_space *s, enum type_kind kind, const char *tag,
			    const char *module);
/*
 * The name of a type that is nearest to one that there is not: a typedef's, or with `tags` a
 * struct's or union's.  NULL: none is near.
 */
const char *type_nearest(struct type_space *s, const char *name, bool tags);
/*
 * Prototypes, and the type of one of the kernel's variables; NULL: not known.  The first parameter
 * of a tracepoint's is its probe's private pointer.
 */
const struct type *type_of_function(struct type_space *s, const struct target_func *func);
const struct type *type_of_tracepoint(struct type_space *s, const struct target_event *event);
const struct type *type_of_variable(struct type_space *s, const char *name);

/*
 * A name from one of the kernel's enums, or of the modules that type_look_first() and
 * type_look_also() were given: its enum and value; false if there is none.
 */
bool type_enumerator(struct type_space *s, const char *name, const struct type **ret,
		     int64_t *value);

/* Through typedefs (never NULL). */
const struct type *type_strip(const struct type *t);
/* Completes a kernel struct (reads its members); the same pointer. */
const struct type *type_complete(const struct type *t);
/*
 * Member by name, looking into anonymous members; *offset (bits) is from t's start. NULL if none.
 */
const struct type_member *type_member_find(const struct type *t, const char *name,
					   uint32_t *offset);

bool type_is_integer(const struct type *t); /* int, enum */
bool type_is_scalar(const struct type *t);  /* integer, pointer, float, symaddr */
bool type_is_string(const struct type *t);  /* D string */
bool type_is_char_array(const struct type *t);
bool type_is_char_pointer(const struct type *t);
bool type_is_sou(const struct type *t);
bool type_is_pointerlike(const struct type *t); /* pointer or array */
uint32_t type_bytes(const struct type *t);
bool type_compatible(const struct type *a, const struct type *b);

/* C spelling, "struct task_struct *"; talloc'ed under ctx. */
const char *type_name(void *ctx, const struct type *t);
/* The same as a declaration of `name`: "char name[16]". */
const char *type_declare(void *ctx, const struct type *t, const char *name);

#endif
