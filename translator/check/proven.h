/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * proven.h - loops whose number of turns is known, as `for (int i = 0; i < 10; i++)`, where the
 * body leaves i alone: they need no count when they run.
 */
#ifndef DTAP_CHECK_PROVEN_H
#define DTAP_CHECK_PROVEN_H

#include "translator/prog/prog.h"

#define PROVEN_MAX 1000 /* turns of one firing's loops inside each other that nobody counts */

/*
 * The most turns of a loop, those of loops in it multiplied; 0: unknown, or more than there may be.
 * before: the statement in front of it, or NULL.
 */
uint32_t proven_turns(const struct prog_stmt *loop, const struct prog_stmt *before);

#endif
