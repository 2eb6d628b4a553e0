/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * unpack.h - compressed kernel images and modules, told apart by their first bytes.
 *
 * A program names the formats that it meets, so that it is linked with no other library.  Whatever
 * the bytes are, nothing is read or written out of bounds.
 */
#ifndef DTAP_COMMON_UNPACK_H
#define DTAP_COMMON_UNPACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where what is unpacked goes. */
struct unpack_output {
	void *ctx;
	uint8_t *data; /* in ctx */
	size_t len, room, most;
	bool no_memory; /* which is not a fault of what is unpacked */
};

struct unpack_format {
	const char *name, *magic;
	size_t magic_size;
	bool (*unpack)(const uint8_t *in, size_t size, struct unpack_output *out);
	/* Why this build unpacks none, "it is compressed with ..."; else NULL. */
	const char *absent;
};

extern const struct unpack_format unpack_gzip;		  /* zlib */
extern const struct unpack_format unpack_xz, unpack_lzma; /* liblzma */
extern const struct unpack_format unpack_zstd;		  /* libzstd */
/* liblz4: the frame of `lz4 -l`, and the size that the kernel's build appends to it. */
extern const struct unpack_format unpack_lz4;

/* The one of `formats`, which end with NULL, that the bytes have; NULL: none. */
const struct unpack_format *unpack_find(const struct unpack_format *const *formats,
					const uint8_t *in, size_t size);

/*
 * The unpacked bytes, in ctx, of which there may be `most`; `expected` is how many they are thought
 * to be, 0: nobody knows.  NULL: errno is EBADMSG if the bytes are damaged or unpack to more,
 * ENOMEM if the machine has no memory for them, ENOTSUP if the format is absent.
 */
uint8_t *unpack(void *ctx, const struct unpack_format *format, const uint8_t *in, size_t size,
		size_t expected, size_t most, size_t *ret);

/* For formats: room for at least `want` more bytes; false when that is too much. */
bool unpack_reserve(struct unpack_output *out, size_t want);

#endif
