// SPDX-License-Identifier: GPL-2.0-or-later
#include <lz4.h>

#include "unpack.h"

#define BLOCK (8 << 20) /* what a block unpacks to, at most */

static uint32_t le32(const uint8_t *p)
{
	return p[0] | p[1] << 8 | p[2] << 16 | (uint32_t)p[3] << 24;
}

/* A magic number, then blocks, each with its size before it. */
static bool unpack_legacy(const uint8_t *in, size_t size, struct unpack_output *out)
{
	size_t at = 4;
	uint32_t block;
	int n;

	/* The four bytes that are left at the end are the size that the kernel's build appends. */
	for (; size - at > 4; at += block) {
		block = le32(in + at);
		at += 4;
		if (block > size - at || block > LZ4_COMPRESSBOUND(BLOCK) ||
		    !unpack_reserve(out, BLOCK))
			return false;
		n = LZ4_decompress_safe((const char *)in + at, (char *)out->data + out->len,
					(int)block, BLOCK);
		if (n < 0)
			return false;
		out->len += (size_t)n;
	}
	return out->len > 0;
}

const struct unpack_format unpack_lz4 = { "lz4", "\x02\x21\x4c\x18", 4, unpack_legacy, NULL };
