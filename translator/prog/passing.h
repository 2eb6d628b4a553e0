/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * passing.h - where a function's caller puts its arguments: the System V ABI of x86-64, "Parameter
 * Passing".  Places are numbered in words of eight bytes: first the registers
 * (PROG_ARG_REGISTERS), then the stack from above the return address on.  The words of an argument
 * follow each other.
 */
#ifndef DTAP_PASSING_H
#define DTAP_PASSING_H

#include "prog.h"

#define PASSING_LOST UINT32_MAX /* in a floating-point register */

/*
 * Writes the place of the first word of each argument; `words` has room for as many as the function
 * type has parameters.  Returns the number of words up to the last that is used.
 */
uint32_t passing_words(const struct type *function, uint32_t *words);
/* Does the caller pass the address of memory for a result of this type? */
bool passing_returns_in_memory(const struct type *type);

#endif
