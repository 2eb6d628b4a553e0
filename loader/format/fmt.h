/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * fmt.h - printf() and printa() formats: parsed once, printed many times.
 */
#ifndef DTAP_LOADER_FMT_H
#define DTAP_LOADER_FMT_H

#include "loader/host/out.h"
#include "loader/meta/value.h"

/* One conversion and the text before it. */
struct fmt_conv {
	const char *text;
	u32 text_len;
	bool agg;		       /* %@: an aggregation's value */
	bool left, wide;	       /* flag '-'; size prefix l or w */
	bool integer;		       /* the letter is one of an integer or %p */
	bool width_arg, precision_arg; /* `*` */
	int width, precision;	       /* precision -1: none */
	char conv;		       /* the letter; 0 = only text, '%' is text too */
	char flags[8];		       /* those that C's printf() knows */
};

struct fmt {
	u32 nconv;
	const struct fmt_conv *convs;
	u32 nargs;    /* arguments taken in all, %@ left out */
	u32 naggs;    /* number of %@ conversions */
	u32 text_len; /* of all conversions */
	bool plain;   /* only text, %d, %i, %u and %s, without flags, widths and precisions */
};

struct fmt_context {
	struct out *out;
	u64 target; /* process for %A of a plain number */
	int stack_indent;
	bool resolve; /* user symbols */
	/* Prints the value for the n-th %@; NULL outside printa(). */
	void (*agg)(void *arg, u32 n, const struct fmt_conv *conv);
	void *arg;
};

/* NULL, or what is wrong, as a phrase. In ctx; keeps no pointer to `text`. */
const char *fmt_parse(void *ctx, const char *text, struct fmt *ret);
/* nvalues must be at least fmt->nargs. */
void fmt_print(const struct fmt_context *context, const struct fmt *fmt,
	       const struct value *values);
/* An integer by a conversion's letter, flags, width and precision. */
void fmt_print_number(struct out *out, const struct fmt_conv *conv, u64 number, u32 size,
		      bool is_signed);
/* What an aggregation gives, by a conversion that prints integers of 64 bits. */
void fmt_print_result(const struct fmt_context *context, const struct fmt_conv *conv, u64 result,
		      bool is_signed);
/* `before`, then a text, left-aligned in this many columns. */
void fmt_print_padded(struct out *out, const char *before, const struct value *v, int columns);
/* The text of a value of kind STRING or BYTES, up to a NUL. */
u32 fmt_text_length(const struct value *v);

#endif
