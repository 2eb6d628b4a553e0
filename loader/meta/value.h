/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * value.h - the recorded values, taken out of a record or of an aggregation's key
 * with every bound checked.  Bytes are pointed at, not copied.
 */
#ifndef DTAP_LOADER_VALUE_H
#define DTAP_LOADER_VALUE_H

#include "runtime/abi.h"
#include "metadata.h"

struct value {
	enum meta_kind kind;
	u32 size;		   /* INT: bytes, 1 2 4 8 */
	bool is_signed, is_float;  /* INT: is_float: the bits of a float or double */
	u64 number;		   /* INT: extended to 64 bits; symbols: the address */
	u64 pid;		   /* USTACK, USYM, UMOD, UADDR */
	const unsigned char *data; /* STRING, BYTES: len bytes; STACK, USTACK: len pcs of 8 bytes */
	u32 len;
	const char *type; /* the field's, "" if unknown */
};

/* false: the bytes make no sense. `rec` holds rec->len bytes. */
bool value_of_field(const struct dtap_rec *rec, const struct meta_field *field, struct value *ret);
/* Takes `count` components apart. */
bool value_of_key(const void *key, u32 len, const struct meta_field *fields, u32 count,
		  struct value *ret);
/* Replaces the address of each symbol in a key that makes sense by what `stand_for` gives. */
void value_replace_symbols(void *key, u32 len, const struct meta_field *fields, u32 count,
			   u64 (*stand_for)(const struct value *v));
static inline bool value_is_symbol(enum meta_kind kind)
{
	return kind == META_SYM || kind == META_MOD || kind == META_USYM || kind == META_UMOD ||
	       kind == META_UADDR;
}

/* Bytes that print, and after them nothing but NULs. */
bool value_is_text(const struct value *v);
/* BYTES of an array of char, as trace() takes it. */
bool value_is_chars(const struct value *v);
/* A pc of a stack. */
u64 value_pc(const struct value *v, u32 i);
/* DTrace takes an integer of one or two bytes in a key for unsigned, whatever its type. */
static inline u64 value_of_narrow(const struct value *v)
{
	return v->number & ((1u << 8 * v->size) - 1);
}

/* The order of keys: <0, 0, >0. Both have the same kind. */
int value_compare(const struct value *a, const struct value *b);

#endif
