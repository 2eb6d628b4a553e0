/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * undefined.h - reports of names that nothing defines, which are silent from then on.
 */
#ifndef DTAP_UNDEFINED_H
#define DTAP_UNDEFINED_H

#include "checker.h"

void undefined_ident(struct checker *c, const char *name, struct loc loc);
void undefined_type(struct checker *c, const char *name, struct loc loc);
void undefined_function(struct checker *c, const struct node *call);

#endif
