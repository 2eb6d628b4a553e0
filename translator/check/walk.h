/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * walk.h - whether some node satisfies a test.
 */
#ifndef DTAP_CHECK_WALK_H
#define DTAP_CHECK_WALK_H

#include "translator/lang/ast.h"

typedef bool node_test(const void *arg, const struct node *n);

/* n, which may be NULL, and what is below it. */
bool walk_any(const struct node *n, node_test *fn, const void *arg);
bool walk_any_of(const struct node_list *list, node_test *fn, const void *arg);

#endif
