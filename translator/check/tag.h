/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * tag.h - struct, union and enum specifiers.  Members' types and widths, and enumerators' values,
 * are handed in, one after the other.
 */
#ifndef DTAP_CHECK_TAG_H
#define DTAP_CHECK_TAG_H

#include "checker.h"

/* A struct or union that is being defined. */
struct tag_def {
	const struct node *n;
	const struct type *old; /* of that tag, NULL: none */
	struct type *type;	/* NULL: old is complete, and must be the same */
	struct type_member *list;
	uint32_t count;
	uint64_t bits;	/* used so far */
	uint32_t align; /* bytes */
	bool is_union;
	bool wrong; /* a member; reported */
};

bool tag_begin(struct checker *c, const struct node *n, enum type_kind kind, struct tag_def *ret);
/* Whether f, of a type, is a member; noted as wrong after a report. */
bool tag_takes(struct checker *c, struct tag_def *def, const struct node *f, const struct type *t);
/* width: of a bit-field. */
void tag_add(struct checker *c, struct tag_def *def, const struct node *f, const struct type *t,
	     int64_t width);
const struct type *tag_end(struct checker *c, struct tag_def *def); /* NULL after a report */

bool tag_enumerator_fits(struct checker *c, const struct node *e, int64_t value);
/* An enum that is defined, old: before; ok: the enumerators have values.  NULL after a report. */
const struct type *tag_enum(struct checker *c, const struct scope *sc, const struct node *n,
			    const struct type *old, struct type_enumerator *list, bool ok);

/* The type of a tag that is used, of a module with scope; NULL after a report. */
const struct type *tag_named(struct checker *c, enum type_kind kind, const char *scope,
			     const char *tag, struct loc loc);

#endif
