/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * poison.h - names that have no meaning yet, and those that get none because of a mistake: their
 * uses are silent.
 */
#ifndef DTAP_POISON_H
#define DTAP_POISON_H

#include "checker.h"

/* Name and space of an assignment's left side that is a plain variable. */
bool var_name(struct checker *c, const struct node *n, enum sym_space *space, const char **name);
/* Whether a name has a meaning, so that an assignment makes no variable of it. */
bool name_is_taken(struct checker *c, const struct scope *sc, enum sym_space space,
		   const char *name);
/* What an operator assigns to, of an array the name; NULL: it does not. */
const struct node *node_assigned(const struct node *n);
/*
 * After a mistake: the names that n would have given a meaning are known, and silent.  Those that
 * have one keep it.
 */
void poison(struct checker *c, const struct scope *sc, const struct node *n);
/* A name whose meaning is contradicted: the one report is enough, whichever place is wrong. */
void poison_name(struct checker *c, enum sym_space space, const char *name);
bool is_poisoned(struct checker *c, enum sym_space space, const char *name);

#endif
