/* SPDX-License-Identifier: GPL-2.0-or-later */
/* read.h - checked loads that generated code does not call. */
#ifndef DTAP_READ_H
#define DTAP_READ_H

#include "core/words.h"

/*
 * At most `limit` bytes of a string of the kernel's before its NUL, and zeroes up to the next
 * multiple of 8, but one at least.  Its length, or -1: bad address, no fault yet.  dst is aligned
 * to 8 and has room up to the multiple of 8 after `limit`.
 */
s64 rt_read_string(struct rt_ctx *ctx, char *dst, u64 addr, u64 limit);

/*
 * The same if it has less than 16 bytes, as most names, and `limit` is not below that; else -1, and
 * there may be bytes at dst.
 */
RT_INLINE s64 rt_read_name(u64 *dst, u64 addr, u64 limit)
{
	u64 word, zeroes, n = 0;
	bool ok;

	if (unlikely(!env_kernel_range(addr, 16) || limit < 16) ||
	    unlikely((addr & (ENV_PAGE_SIZE - 1)) > ENV_PAGE_SIZE - 16))
		return -1;
	env_nofault_begin();
	ok = env_load64(&word, addr);
	zeroes = ok ? zero_bytes(word) : 0;
	if (ok && !zeroes) {
		*dst++ = word;
		n = 8;
		ok = env_load64(&word, addr + 8);
		zeroes = ok ? zero_bytes(word) : 0;
	}
	env_nofault_end();
	if (unlikely(!zeroes))
		return -1;
	*dst = word & before_zero(zeroes);
	return (s64)n + (u32)__builtin_ctzll(zeroes) / 8;
}

#endif
