/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * loop.h - loops, switch, and the statements that leave them.
 */
#ifndef DTAP_CHECK_LOOP_H
#define DTAP_CHECK_LOOP_H

#include "checker.h"

/* Whether loop_check() is for statements of this kind. */
bool loop_is_kind(const struct node *n);
void loop_check(struct checker *c, const struct scope *sc, const struct node *n,
		struct prog_stmt ***list, uint32_t *nlist);

#endif
