/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * args.h - what args[] and argN are at the probes of a clause.
 */
#ifndef DTAP_CHECK_ARGS_H
#define DTAP_CHECK_ARGS_H

#include "checker.h"

/* Whether there can be any here: in a function there are none, which is reported. */
bool args_known(struct checker *c, struct loc loc);
/* Whether args[], n, may be used here; noted, or reported if not. */
bool args_usable(struct checker *c, const struct scope *sc, const struct node *n);
/* args without a subscript, which is reported; member: bpftrace's args.member, NULL: none. */
void args_unnumbered(struct checker *c, const struct scope *sc, const char *member, struct loc loc);
/* A subscript, as far as one can be. */
uint32_t args_number(int64_t i);
struct value args_value(struct checker *c, const struct scope *sc, int64_t i, struct loc loc);
struct value args_argn(struct checker *c, const struct scope *sc, unsigned int n, struct loc loc);
/* How wide the probe's arguments are, for its row: see rt_argn() in rt.h. */
uint32_t argn_widths(struct checker *c, const struct probe *p);
/* Whether the arguments argN whose bits are in `which` are found alike at two probes. */
bool argn_alike(struct checker *c, const struct scope *sc, const struct probe *p,
		const struct probe *q, uint32_t which);
/* == or !=: warns where the result of a system call is compared with what it never is. */
void args_compared(struct checker *c, const struct scope *sc, const struct prog_expr *a,
		   const struct prog_expr *b, struct loc loc);

#endif
