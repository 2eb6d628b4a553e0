// SPDX-License-Identifier: GPL-2.0-or-later
#include "unpack.h"

#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

static const char xz_magic[] = { (char)0xfd, '7', 'z', 'X', 'Z', 0 };

#ifdef WITHOUT_LZMA
#define ABSENT(name)                                                                            \
	"it is compressed with " name ", and this program was built without liblzma (Debian's " \
	"liblzma-dev): unpack it first, with xz -d of the package xz-utils"
#define unpack_container NULL
#define unpack_alone	 NULL
#else
#include <lzma.h>

#define ABSENT(name) NULL

static bool unpack_stream(lzma_stream *z, lzma_ret status, const uint8_t *in, size_t size,
			  struct unpack_output *out)
{
	z->next_in = in;
	z->avail_in = size;
	while (status == LZMA_OK && unpack_reserve(out, 1)) {
		z->next_out = out->data + out->len;
		z->avail_out = out->room - out->len;
		status = lzma_code(z, LZMA_RUN);
		out->len = z->next_out - out->data;
	}
	lzma_end(z);
	out->no_memory |= status == LZMA_MEM_ERROR;
	return status == LZMA_STREAM_END;
}

static bool unpack_container(const uint8_t *in, size_t size, struct unpack_output *out)
{
	lzma_stream z = LZMA_STREAM_INIT;

	return unpack_stream(&z, lzma_stream_decoder(&z, UINT64_MAX, 0), in, size, out);
}

static bool unpack_alone(const uint8_t *in, size_t size, struct unpack_output *out)
{
	lzma_stream z = LZMA_STREAM_INIT;

	return unpack_stream(&z, lzma_alone_decoder(&z, UINT64_MAX), in, size, out);
}

#endif

const struct unpack_format unpack_xz = { "xz", xz_magic, sizeof(xz_magic), unpack_container,
					 ABSENT("xz") };
const struct unpack_format unpack_lzma = { "lzma", "\x5d\0\0", 3, unpack_alone, ABSENT("lzma") };
