/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * poison.h - names that get no meaning because of a mistake: their uses are silent.
 */
#ifndef DTAP_POISON_H
#define DTAP_POISON_H

#include "checker.h"

/*
 * After a mistake: the names that n would have given a meaning are known, and silent.  Those that
 * have one keep it.
 */
void poison(struct checker *c, const struct scope *sc, const struct node *n);
/* A name whose meaning is contradicted: the one report is enough, whichever place is wrong. */
void poison_name(struct checker *c, enum sym_space space, const char *name);
bool poison_has(struct checker *c, enum sym_space space, const char *name);

#endif
