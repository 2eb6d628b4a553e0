/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * scope.h - memory that ends with the block in which it is declared:
 *
 *	scope_free char *text = must(talloc_strdup(NULL, from));
 */
#ifndef DTAP_COMMON_SCOPE_H
#define DTAP_COMMON_SCOPE_H

#include <talloc.h>

#define scope_free __attribute__((cleanup(scope_free_block)))

static inline void scope_free_block(void *variable)
{
	talloc_free(*(void *const *)variable);
}

#endif
