/* SPDX-License-Identifier: GPL-2.0-or-later */
/* pp_macro.h - macros, and what becomes of them. */
#ifndef DTAP_PP_MACRO_H
#define DTAP_PP_MACRO_H

#include <uthash.h>

#include "pp.h"

enum pp_special { PP_WRITTEN, PP_LINE, PP_FILE };

struct pp_macro {
	const char *name;	     /* interned */
	const struct source *source; /* where it is defined; NULL: dtap defines it */
	uint32_t begin;
	enum pp_special special;
	bool function;	     /* has parameters, if only none of them */
	bool variadic;	     /* the last of them is all the rest */
	const char **params; /* interned */
	size_t nparams;
	struct pp_tokens body;
	bool active; /* its body is being read: the name in it stays */
	UT_hash_handle hh;
};

/* dtap's own definitions and those of the command line. */
void pp_macro_begin(struct preprocess *p);
struct pp_macro *pp_macro_find(const struct preprocess *p, const char *name, size_t len);
/* Control lines at [line, end), whose words after the first begin at `after`. */
void pp_macro_define(struct preprocess *p, const struct source *source, uint32_t line,
		     uint32_t after, uint32_t end);
void pp_macro_undef(struct preprocess *p, const struct source *source, uint32_t line,
		    uint32_t after, uint32_t end);

/* pp_expand.c */
/*
 * What stands for the macro's name at `begin`, from whose end r reads on: arguments are taken from
 * there. NULL: it has parameters and is not called, so that it is a name like others.
 */
const char *pp_macro_use(struct preprocess *p, void *ctx, struct pp_reader *r, uint32_t begin,
			 const struct pp_macro *macro);
/* A list with the macros in it replaced, of a control line. */
struct pp_tokens pp_macro_list(struct preprocess *p, void *ctx, const struct source *source,
			       struct loc loc, const struct pp_tokens *list);

#endif
