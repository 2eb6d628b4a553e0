/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * must.h - memory that has to be there.  talloc's functions return NULL when there is none; the
 * program then ends with one message, here.
 */
#ifndef DTAP_COMMON_MUST_H
#define DTAP_COMMON_MUST_H

/* Says that there is no memory, and exits with status 1. */
void must_end(void) __attribute__((noreturn, cold));
/* Who says it; without, the name of the program goes before it on standard error. */
void must_say(void (*say)(const char *text));

/* The block, as talloc has given it. */
static inline void *must(void *block)
{
	if (!block)
		must_end();
	return block;
}

#endif
