/* SPDX-License-Identifier: GPL-2.0-or-later */
/* decl.h - between decl.c and decl_tag.c: parts of a type as written. */
#ifndef DTAP_DECL_H
#define DTAP_DECL_H

#include "checker.h"

/* struct, union and enum specifiers; NULL after a report. */
const struct type *check_sou(struct checker *c, const struct node *n);
const struct type *check_enum(struct checker *c, const struct node *n);
bool node_is_type(const struct node *n);

#endif
