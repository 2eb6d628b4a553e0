/* SPDX-License-Identifier: GPL-2.0-or-later */
/* var.h - the memory of dynamic variables. */
#ifndef DTAP_VAR_H
#define DTAP_VAR_H

#include "core/state.h"

/*
 * Process context.  rt_var_init() takes its size from rt.opt and writes back what it rounds that
 * to; after a failed one, or without any, rt_var_deinit() frees what there is.
 */
int rt_var_init(void);
void rt_var_deinit(void);

#endif
