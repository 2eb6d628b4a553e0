/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * handlers.h - probes that attach the same way and run the same list of clauses.
 */
#ifndef DTAP_CHECK_HANDLERS_H
#define DTAP_CHECK_HANDLERS_H

#include "checker.h"

struct probe_groups *handlers_create(void *ctx);
void handlers_add(struct probe_groups *g, struct probe *probe, struct prog_clause *clause,
		  bool uses_args);
void handlers_finish(struct checker *c, struct probe_groups *g);

#endif
