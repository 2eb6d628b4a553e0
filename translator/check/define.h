/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * define.h - definitions of inlines and translators, which are kept as written.
 */
#ifndef DTAP_CHECK_DEFINE_H
#define DTAP_CHECK_DEFINE_H

#include "checker.h"

void define_inline(struct checker *c, const struct scope *sc, const struct node *n);
void define_translator(struct checker *c, const struct scope *sc, const struct node *n);
void define_function(struct checker *c, const struct scope *sc, const struct node *n);

#endif
