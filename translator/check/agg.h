/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * agg.h - aggregations: @name[keys] = function(arguments), and their use as an action's argument.
 * Keys, then arguments, are handed in typed, one after the other.
 */
#ifndef DTAP_AGG_H
#define DTAP_AGG_H

#include "checker.h"

struct aggfunc_info;

/* One statement, while it is checked. */
struct agg_use {
	const struct node *n; /* N_ASSIGN */
	const struct aggfunc_info *func;
	struct prog_agg *agg;	 /* NULL: it is new */
	struct prog_field *keys; /* NULL: too many */
	uint32_t nkeys, nargs;	 /* so far */
	struct prog_expr *value, *incr;
	int64_t params[4];
	bool silent;  /* a key is wrong, or the name: nothing comes of it */
	bool stopped; /* an argument is wrong */
};

bool agg_begin(struct checker *c, const struct scope *sc, const struct node *n,
	       struct agg_use *ret); /* false: reported */
/* What is wanted next, NULL: nothing; an argument's value is wanted loaded. */
const struct node *agg_next_key(const struct agg_use *use);
void agg_key(struct checker *c, struct agg_use *use, struct value v);
const struct node *agg_next_arg(const struct agg_use *use);
void agg_arg(struct checker *c, struct agg_use *use, struct value v);
void agg_end(struct checker *c, struct agg_use *use, struct prog_stmt ***list, uint32_t *nlist);

/* An aggregation as an action's argument: NULL after a report. */
const struct prog_agg *agg_named(struct checker *c, const struct node *n, enum diag_tag argtag,
				 enum diag_tag badtag, const char *what);

#endif
