// SPDX-License-Identifier: GPL-2.0-or-later
#include "unpack.h"

#include <errno.h>
#include <string.h>
#include <talloc.h>

#include "array.h"

#define FIRST_ROOM 65536

const struct unpack_format *unpack_find(const struct unpack_format *const *formats,
					const uint8_t *in, size_t size)
{
	for (; *formats; formats++)
		if (size >= (*formats)->magic_size &&
		    !memcmp(in, (*formats)->magic, (*formats)->magic_size))
			return *formats;
	return NULL;
}

bool unpack_reserve(struct unpack_output *out, size_t want)
{
	size_t least = out->len + want;
	uint8_t *data;

	if (want > out->most - out->len)
		return false;
	if (least <= out->room)
		return true;
	if (least < FIRST_ROOM)
		least = FIRST_ROOM;
	/* Twice as much as now, but no more than there may be. */
	if (2 * least > out->most) {
		data = talloc_realloc_size(out->ctx, out->data, out->most);
		out->room = data ? out->most : out->room;
	} else {
		data = array_reserve(out->ctx, out->data, &out->room, least, 1);
	}
	out->no_memory |= !data;
	if (data)
		out->data = data;
	return data;
}

uint8_t *unpack(void *ctx, const struct unpack_format *format, const uint8_t *in, size_t size,
		size_t expected, size_t most, size_t *ret)
{
	struct unpack_output out = { .ctx = ctx, .most = most };

	if (format->absent) {
		errno = ENOTSUP;
		return NULL;
	}
	if (expected && expected < most) {
		out.data = talloc_size(ctx, expected + 1);
		out.room = out.data ? expected + 1 : 0;
	}
	if (format->unpack(in, size, &out)) {
		*ret = out.len;
		return out.data;
	}
	talloc_free(out.data);
	errno = out.no_memory ? ENOMEM : EBADMSG;
	return NULL;
}
