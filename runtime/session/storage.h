/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * storage.h - what a session allocates: each CPU's state, and all that has a size which options
 * give.  Process context.
 */
#ifndef DTAP_STORAGE_H
#define DTAP_STORAGE_H

#include "core/state.h"

/*
 * Allocates everything that depends on options, and writes to `opt` the sizes that were granted.
 * 0 or a negative errno, then nothing is left allocated.
 */
int rt_storage_init(struct dtap_setup *opt);
void rt_storage_deinit(void);

#endif
