/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * key.h - keys of variables and aggregations: words, at least one, of which there is room for in
 * any buffer; keylen is a multiple of 8.  Were it not, or 0, the loops would still end at the last
 * whole word that is begun: lengths are compared with a sign for that, which costs no more.
 */
#ifndef DTAP_KEY_H
#define DTAP_KEY_H

#include "core/state.h"

RT_INLINE u64 rt_hash(u64 id, const u64 *key, u32 keylen)
{
	u64 h = rt.seed ^ id;
	s32 left = (s32)keylen;

	rt_assert(keylen && keylen % 8 == 0);
	for (;;) {
		h = (h ^ *key++) * 0x9e3779b97f4a7c15ULL;
		left -= 8;
		if (left <= 0)
			return h; /* users take the upper bits */
		h ^= h >> 32;
	}
}

RT_INLINE bool rt_same_key(const u64 *a, const u64 *b, u32 keylen)
{
	s32 left = (s32)keylen;

	rt_assert(keylen && keylen % 8 == 0);
	/* Compilers leave a loop with two ways out as it is. */
	if (__builtin_constant_p(keylen) && keylen <= 24)
		return a[0] == b[0] && (keylen < 16 || a[1] == b[1]) &&
		       (keylen < 24 || a[2] == b[2]);
	do {
		if (*a++ != *b++)
			return false;
		left -= 8;
	} while (left > 0);
	return true;
}

#endif
