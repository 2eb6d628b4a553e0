/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * type.h - types as written.
 */
#ifndef DTAP_CHECK_TYPE_H
#define DTAP_CHECK_TYPE_H

#include "checker.h"

/* NULL after a report. */
const struct type *type_written(struct checker *c, const struct scope *sc, const struct node *n);
/* The type of a name, in a module or "C" or "D" if scope says so; NULL: there is none. */
const struct type *type_of_name(struct checker *c, const char *name, const char *scope);
/* Whether a node is a type, as the keys of an associative array are declared. */
bool type_is_node(const struct node *n);

#endif
