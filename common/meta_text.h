/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * meta_text.h - the text of the metadata for bytes that are not UTF-8, which JSON cannot hold: the
 * byte B is the character U+10FE00 + B (doc/metadata.md).  That character itself is written as its
 * bytes, so that each text stands for one string.
 */
#ifndef DTAP_META_TEXT_H
#define DTAP_META_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#define META_BYTE_SIZE 4 /* bytes of such a character in UTF-8 */

/* Whether one begins at s, which has n bytes. */
static inline bool meta_byte_at(const char *s, size_t n)
{
	const unsigned char *u = (const unsigned char *)s;

	return n >= META_BYTE_SIZE && u[0] == 0xf4 && u[1] == 0x8f && (u[2] & 0xfe) == 0xba &&
	       (u[3] & 0xc0) == 0x80;
}

/* The character for a byte from 0x80 on. */
static inline void meta_byte_put(char s[META_BYTE_SIZE], unsigned char byte)
{
	s[0] = (char)0xf4;
	s[1] = (char)0x8f;
	s[2] = (char)(0xba | (byte >> 6 & 1));
	s[3] = (char)(0x80 | (byte & 0x3f));
}

static inline char meta_byte_get(const char s[META_BYTE_SIZE])
{
	return (char)(0x80 | (s[2] & 1) << 6 | (s[3] & 0x3f));
}

#endif
