/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * action.h - actions.
 */
#ifndef DTAP_CHECK_ACTION_H
#define DTAP_CHECK_ACTION_H

#include "checker.h"

bool action_check(struct checker *c, const struct scope *sc, const struct node *n,
		  struct prog_stmt ***list,
		  uint32_t *nlist); /* n: a call; true if it is an action (then done or reported) */

#endif
