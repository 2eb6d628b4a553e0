/* SPDX-License-Identifier: GPL-2.0-or-later */
/* words.h - strings by words of eight bytes. */
#ifndef DTAP_WORDS_H
#define DTAP_WORDS_H

#include "env.h"
#include "rt.h"

/* A mask of the bytes before the lowest 0x80. */
RT_INLINE u64 before_zero(u64 zeroes)
{
	return (zeroes ^ (zeroes - 1)) >> 8;
}

/* 0x80 in the lowest byte that is 0; above it bits may be wrong. */
RT_INLINE u64 zero_bytes(u64 word)
{
	return (word - 0x0101010101010101ULL) & ~word & 0x8080808080808080ULL;
}

#endif
