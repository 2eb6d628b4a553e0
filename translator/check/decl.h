/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * decl.h - declarations of variables, typedefs and kernel symbols.
 */
#ifndef DTAP_CHECK_DECL_H
#define DTAP_CHECK_DECL_H

#include "checker.h"

void decl_check(struct checker *c, const struct scope *sc, const struct node *n);

#endif
