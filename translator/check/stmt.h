/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * stmt.h - statements of a clause.
 */
#ifndef DTAP_CHECK_STMT_H
#define DTAP_CHECK_STMT_H

#include "checker.h"

void stmt_check(struct checker *c, const struct scope *sc, const struct node *n,
		struct prog_stmt ***list, uint32_t *nlist);

#endif
