/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * symbol.h - symbols of the kernel and its modules.
 */
#ifndef DTAP_SYMBOL_H
#define DTAP_SYMBOL_H

#include "checker.h"

/* `name or module`name. */
struct value symbol_named(struct checker *c, const struct scope *sc, const struct node *n);
/* A symbol that the program declares. */
struct value symbol_declared(struct checker *c, const struct scope *sc, const struct sym *s,
			     struct loc loc);
/* The row in prog->ksyms of a symbol that the kernel is known to have. */
uint32_t symbol_row(struct checker *c, const char *name, const char *mod, bool percpu);

#endif
