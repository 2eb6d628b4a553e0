// SPDX-License-Identifier: GPL-2.0-or-later
/* Every format as its library packs it, how much may come out, what is unknown or cut short. */
#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>
#include <lz4.h>
#include <lzma.h>
#include <talloc.h>
#include <zlib.h>
#include <zstd.h>

#include "common/unpack.h"

#define CONTENT 300000

static const struct unpack_format *const formats[] = {
	&unpack_gzip, &unpack_xz, &unpack_lzma, &unpack_zstd, &unpack_lz4, NULL,
};

static uint8_t content[CONTENT], packed[2 * CONTENT];

static size_t pack_gzip(void)
{
	z_stream z = { .next_in = content, .avail_in = CONTENT };

	z.next_out = packed;
	z.avail_out = sizeof(packed);
	deflateInit2(&z, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
	deflate(&z, Z_FINISH);
	deflateEnd(&z);
	return sizeof(packed) - z.avail_out;
}

static size_t pack_xz(void)
{
	size_t len = 0;

	lzma_easy_buffer_encode(1, LZMA_CHECK_CRC32, NULL, content, CONTENT, packed, &len,
				sizeof(packed));
	return len;
}

static size_t pack_lzma(void)
{
	lzma_stream z = LZMA_STREAM_INIT;
	lzma_options_lzma options;

	lzma_lzma_preset(&options, 1);
	assert_int_equal(lzma_alone_encoder(&z, &options), LZMA_OK);
	z.next_in = content;
	z.avail_in = CONTENT;
	z.next_out = packed;
	z.avail_out = sizeof(packed);
	assert_int_equal(lzma_code(&z, LZMA_FINISH), LZMA_STREAM_END);
	lzma_end(&z);
	return sizeof(packed) - z.avail_out;
}

static size_t pack_zstd(void)
{
	return ZSTD_compress(packed, sizeof(packed), content, CONTENT, 1);
}

static void put32(uint8_t *to, size_t value)
{
	for (int i = 0; i < 4; i++)
		to[i] = (uint8_t)(value >> 8 * i);
}

/* As `lz4 -l` does it and the kernel's build, which adds the size. */
static size_t pack_lz4(void)
{
	const int n = LZ4_compress_default((const char *)content, (char *)packed + 8, CONTENT,
					   sizeof(packed) - 12);

	memcpy(packed, "\x02\x21\x4c\x18", 4);
	put32(packed + 4, (size_t)n);
	put32(packed + 8 + n, CONTENT);
	return 12 + (size_t)n;
}

static size_t (*const packers[])(void) = { pack_gzip, pack_xz, pack_lzma, pack_zstd, pack_lz4 };

static int setup(void **state)
{
	(void)state;
	for (size_t i = 0; i < CONTENT; i++)
		content[i] = (uint8_t)(i % 251 ^ i >> 9);
	return 0;
}

static void test_formats(void **state)
{
	(void)state;
	for (size_t i = 0; formats[i]; i++) {
		const size_t len = packers[i]();
		void *ctx = talloc_new(NULL);
		uint8_t *data;
		size_t size;

		assert_ptr_equal(unpack_find(formats, packed, len), formats[i]);
		for (size_t expected = 0; expected <= CONTENT; expected += CONTENT / 2) {
			data = unpack(ctx, formats[i], packed, len, expected, 16u << 20, &size);
			assert_non_null(data);
			assert_int_equal(size, CONTENT);
			assert_memory_equal(data, content, CONTENT);
			assert_ptr_equal(talloc_parent(data), ctx);
		}
		talloc_free(ctx);
	}
}

/* Nothing stays behind where it fails. */
static void refused(const struct unpack_format *format, size_t len, size_t most)
{
	void *ctx = talloc_new(NULL);
	size_t size;

	errno = 0;
	assert_null(unpack(ctx, format, packed, len, 0, most, &size));
	assert_int_equal(errno, EBADMSG);
	assert_int_equal(talloc_total_blocks(ctx), 1);
	talloc_free(ctx);
}

static void test_most(void **state)
{
	(void)state;
	for (size_t i = 0; formats[i]; i++)
		refused(formats[i], packers[i](), CONTENT - 1);
}

static void test_cut_short(void **state)
{
	(void)state;
	for (size_t i = 0; formats[i]; i++) {
		const size_t len = packers[i]();

		for (size_t less = 6; less < len; less += less / 2)
			refused(formats[i], len - less, 16u << 20);
	}
}

static void test_unknown(void **state)
{
	static const uint8_t elf[] = "\x7f"
				     "ELF and more";

	(void)state;
	assert_null(unpack_find(formats, elf, sizeof(elf)));
	assert_null(unpack_find(formats, (const uint8_t *)"\x1f", 1));
	assert_null(unpack_find(formats, elf, 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_formats),
		cmocka_unit_test(test_most),
		cmocka_unit_test(test_cut_short),
		cmocka_unit_test(test_unknown),
	};

	return cmocka_run_group_tests(tests, setup, NULL);
}
