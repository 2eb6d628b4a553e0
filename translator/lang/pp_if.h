/* SPDX-License-Identifier: GPL-2.0-or-later */
/* pp_if.h - which lines are taken. */
#ifndef DTAP_PP_IF_H
#define DTAP_PP_IF_H

#include "pp.h"

/*
 * A control line at [line, end) that begins with `word`, and goes on at `after`; false: it is not
 * about conditions. A line that is not taken has its word looked at alone.
 */
bool pp_if_line(struct preprocess *p, struct pp_reader *r, const struct pp_token *word,
		uint32_t line, uint32_t end, uint32_t after);

#endif
