/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * passing.h - where a function's caller puts its arguments: the System V ABI of x86-64, "Parameter
 * Passing".  The words of an argument follow each other, in registers or on the stack.
 */
#ifndef DTAP_PASSING_H
#define DTAP_PASSING_H

#include "location.h"

/*
 * Where each argument is at a function's entry; `ret` has room for as many as the function type has
 * parameters.  Returns the number of words up to the last that is used.
 */
uint32_t passing_arguments(const struct type *function, struct location *ret);
/* The word before which there are n others, the registers before the stack. */
struct location passing_word(uint32_t n, const struct type *type);
/* The other way round. */
uint32_t passing_number(const struct location *at);
/* Where the result is after the return; that of void has no place.  What is made belongs to ctx. */
struct location passing_result(void *ctx, struct type_space *types, const struct type *function);

#endif
