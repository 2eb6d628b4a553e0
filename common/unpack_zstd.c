// SPDX-License-Identifier: GPL-2.0-or-later
#include "unpack.h"

#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#ifdef WITHOUT_ZSTD
#define ABSENT                                                                              \
	"it is compressed with zstd, and this program was built without libzstd (Debian's " \
	"libzstd-dev): unpack it first, with zstd -d of the package zstd"
#define unpack_stream NULL
#else
#include <zstd.h>
#include <zstd_errors.h>

#define ABSENT NULL

static bool unpack_stream(const uint8_t *in, size_t size, struct unpack_output *out)
{
	ZSTD_DStream *z = ZSTD_createDStream();
	ZSTD_inBuffer src = { in, size, 0 };
	size_t status = 1;
	bool done = false;

	out->no_memory = !z;
	if (!z)
		return false;
	/* The kernel's build uses a window as large as the kernel. */
	ZSTD_DCtx_setParameter(z, ZSTD_d_windowLogMax, 30);
	while (status && !ZSTD_isError(status) && unpack_reserve(out, 1)) {
		ZSTD_outBuffer dst = { out->data, out->room, out->len };
		size_t before = src.pos;

		status = ZSTD_decompressStream(z, &dst, &src);
		if (status && src.pos == before && dst.pos == out->len)
			break;
		out->len = dst.pos;
		done = status == 0;
	}
	ZSTD_freeDStream(z);
	out->no_memory |= ZSTD_getErrorCode(status) == ZSTD_error_memory_allocation;
	return done;
}

#endif

const struct unpack_format unpack_zstd = { "zstd", "\x28\xb5\x2f\xfd", 4, unpack_stream, ABSENT };
