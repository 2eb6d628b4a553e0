/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * locals.h - variables that the body of a clause or a function declares, and parameters.
 *
 * They are clause-local variables (in a function, those of its call) under names of their own,
 * which end with '$' and a number: a pass over the text, AST to AST, has each use in the block name
 * the one that is meant, as C does.  All other passes then know no blocks.
 */
#ifndef DTAP_CHECK_LOCALS_H
#define DTAP_CHECK_LOCALS_H

#include "checker.h"

/* Once for each clause, before anything else looks at it. */
void locals_rename(struct checker *c, const struct node *clause);
/* Once for each function: its parameters, too. */
void locals_rename_function(struct checker *c, const struct node *function);
/* Whether a name is one of these. */
bool locals_is_name(const char *name);

#endif
