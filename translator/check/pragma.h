/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * pragma.h - pragmas.
 */
#ifndef DTAP_CHECK_PRAGMA_H
#define DTAP_CHECK_PRAGMA_H

#include "checker.h"

/* Options, before everything else: wherever they stand, they matter to the whole program. */
void pragma_options(struct checker *c, const struct node_list *items);
void pragma_check(struct checker *c, const struct node *n);
void pragma_marks_unused(struct checker *c); /* pragmas that apply to nothing */

#endif
