/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * table.h - arrays of constants: of integers, or of strings.  The values are handed in, typed.
 */
#ifndef DTAP_TABLE_H
#define DTAP_TABLE_H

#include "checker.h"

/*
 * pv, of an array's type, gets as many values as the table has, and so many elements if the type
 * does not say how many; false after a report.
 */
bool table_begin(struct checker *c, struct prog_var *pv, const struct node *table);
/* Number i of the values, loaded; false after a report. */
bool table_value(struct checker *c, const struct prog_var *pv, size_t i, struct value v);
/* A table that no program can name. */
struct value table_ref(struct checker *c, struct prog_var *pv, struct loc loc);

#endif
