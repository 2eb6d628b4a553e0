/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * printf.h - printf formats: conversions against the arguments' types.  The arguments are handed in
 * typed, in the order in which the conversions take them.
 */
#ifndef DTAP_PRINTF_H
#define DTAP_PRINTF_H

#include "checker.h"

struct conversion {
	const char *begin; /* its '%' in the format */
	int len;	   /* with the letter, or with what stands in its place */
	char letter;
	char size;	     /* 0, 'h', 'H' (hh), 'l', 'q' (ll), 'L', 'w' */
	bool agg;	     /* %@ */
	unsigned int stars;  /* * as width, as precision */
	unsigned int number; /* from 1 */
};

/* The next one in *text, which is moved past it; false at the end.  letter 0: malformed. */
bool format_conversion(const char **text, struct conversion *ret);

/* A format, while its arguments are typed. The first six are the caller's. */
struct format {
	const struct node *fmt; /* N_STRING */
	const struct node *const *args;
	unsigned int nargs;
	const char *func;
	struct prog_stmt *st; /* gets the fields and the format */
	bool kernel;	      /* the kernel side makes the text: the fields are all that st gets */
	const char *text;     /* after the conversion cv */
	struct conversion cv;
	bool open;	    /* cv has not got all of its arguments */
	unsigned int stars; /* that it still wants */
	unsigned int used;  /* arguments */
	bool wrong;	    /* an argument does not fit; reported */
	bool failed;	    /* the same, and nothing follows */
};

bool format_begin(struct checker *c, struct format *f); /* false after a report */
/* The argument that is wanted next; NULL: none, at the end or after a report. */
const struct node *format_next(struct checker *c, struct format *f);
void format_arg(struct checker *c, struct format *f, struct value v);
bool format_end(struct checker *c, struct format *f); /* false after a report */
/* Reports a format of value v that is not a literal. */
void format_bad(struct checker *c, const struct node *fmt, const struct value *v, const char *func);
/* printa(): the conversions against the keys of st's aggregations; false after a report. */
bool format_aggs(struct checker *c, const struct node *fmt, struct prog_stmt *st);

#endif
