/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * order.h - what only the functions that a clause calls decide: which actions may follow which, and
 * what is evaluated before what is recorded.
 */
#ifndef DTAP_CHECK_ORDER_H
#define DTAP_CHECK_ORDER_H

#include "checker.h"

/*
 * When all is typed without mistakes: says of functions whether they record, reports calls that
 * break the rules of speculate() and commit(), makes the default record where nothing else follows
 * speculate(), and evaluates what is recorded before its record if a function that is called for it
 * records, too.
 */
void order_finish(struct checker *c);

#endif
