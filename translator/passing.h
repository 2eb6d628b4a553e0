/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * passing.h - where a function's caller puts its arguments: the System V ABI of x86-64, "Parameter
 * Passing".  Places are numbered in words of eight bytes: first the registers
 * (PROG_ARG_REGISTERS), then the stack from above the return address on.  The words of an argument follow each other.
 */
#ifndef DTAP_PASSING_H
#define DTAP_PASSING_H

#include "prog.h"

#define PASSING_LOST UINT32_MAX /* in a floating-point register */

/*
 * The first words of the arguments; as many as the function type has parameters.  Returns how many words
 * there are up to the last that is used.
 */
uint32_t passing_words(const struct type *function, uint32_t *words);
/* Is a value of this type returned in memory whose address the caller passes, and the function returns? */
bool passing_returns_in_memory(const struct type *type);

#endif
