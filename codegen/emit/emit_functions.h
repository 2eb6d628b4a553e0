/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * emit_functions.h - the program's own functions as functions of C, before what calls them.
 */
#ifndef DTAP_CODEGEN_EMIT_FUNCTIONS_H
#define DTAP_CODEGEN_EMIT_FUNCTIONS_H

#include "emit_tables.h"

void emit_functions(struct tables *t);

#endif
