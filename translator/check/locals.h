/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * locals.h - variables that a clause's body declares.
 *
 * They are clause-local variables under names of their own, which end with '$' and a number: a pass
 * over the text, AST to AST, has each use in the block name the one that is meant, as C does (but
 * an initial value knows nothing of its own variable).  All other passes then know no blocks.
 */
#ifndef DTAP_CHECK_LOCALS_H
#define DTAP_CHECK_LOCALS_H

#include "checker.h"

/* Once for each clause, before anything else looks at it. */
void locals_rename(struct checker *c, const struct node *clause);

#endif
