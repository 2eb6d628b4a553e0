/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * clause.h - a clause for probes of the kernel becomes one of the program, or one for each place in
 * which these have argN.
 */
#ifndef DTAP_CHECK_CLAUSE_H
#define DTAP_CHECK_CLAUSE_H

#include "checker.h"

struct kernel_clause;

/* Whether args[] or argN stand in a clause itself. */
bool clause_uses_args(const struct node *n);
/* Types it; false when there were mistakes. */
bool clause_check(struct checker *c, const struct kernel_clause *k);

#endif
