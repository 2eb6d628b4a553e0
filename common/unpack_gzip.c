// SPDX-License-Identifier: GPL-2.0-or-later
#include <zlib.h>

#include "unpack.h"

static bool unpack_stream(const uint8_t *in, size_t size, struct unpack_output *out)
{
	z_stream z = { .next_in = (Bytef *)in, .avail_in = size };
	int status = Z_OK;

	if (inflateInit2(&z, 16 + MAX_WBITS) != Z_OK)
		return false;
	while (status == Z_OK && unpack_reserve(out, 1)) {
		z.next_out = out->data + out->len;
		z.avail_out = out->room - out->len;
		status = inflate(&z, Z_NO_FLUSH);
		out->len = z.next_out - out->data;
	}
	inflateEnd(&z);
	out->no_memory |= status == Z_MEM_ERROR;
	return status == Z_STREAM_END;
}

const struct unpack_format unpack_gzip = { "gzip", "\x1f\x8b", 2, unpack_stream, NULL };
