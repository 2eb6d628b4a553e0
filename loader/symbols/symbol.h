/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * symbol.h - addresses and stacks as DTrace writes them (module`function+0xoff).
 */
#ifndef DTAP_LOADER_SYMBOL_H
#define DTAP_LOADER_SYMBOL_H

#include "loader/host/out.h"
#include "loader/meta/value.h"

enum symbol_form {
	SYMBOL_PLACE,	 /* module`function+0xoff */
	SYMBOL_FUNCTION, /* module`function */
	SYMBOL_MODULE,
};

#define SYMBOL_MAX 512

void symbol_kernel(char *buffer, size_t size, u64 address, enum symbol_form form);
/* resolve false: object:0xoffset (option noresolve). */
void symbol_user(char *buffer, size_t size, u64 pid, u64 address, enum symbol_form form,
		 bool resolve);
/* A value of one of the symbol kinds; an integer counts as a kernel address. */
void symbol_value(char *buffer, size_t size, const struct value *v, bool resolve);
/*
 * An address that stands for what a symbol's value names: the same for all of a function, or of a
 * module.
 */
u64 symbol_stand_for(const struct value *v);
/* A frame of a module of dtap's in a kernel stack: no part of what is traced. */
bool symbol_is_own(const struct value *stack, u64 pc);
/* A stack: a newline, then its frames after `indent` blanks, each with a newline. */
void symbol_stack(struct out *out, const struct value *stack, int indent, bool resolve);

#endif
