/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * utf8.h - steps through text that may or may not be UTF-8 (the Unicode Standard, table 3-7).
 */
#ifndef DTAP_COMMON_UTF8_H
#define DTAP_COMMON_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* utf8_step() for a first byte from 0x80 on. */
size_t utf8_step_long(const unsigned char *p, size_t rest);

/* Bytes of the sequence at `text`; 0: there is none.  `rest`, at least 1, is what may be read. */
static inline size_t utf8_step(const void *text, size_t rest)
{
	const unsigned char *p = text;

	return *p < 0x80 ? 1 : utf8_step_long(p, rest);
}

/* The character of a sequence of `n` bytes, as utf8_step() counts them. */
uint32_t utf8_character(const void *text, size_t n);

#endif
