// SPDX-License-Identifier: GPL-2.0-or-later
/* Kernel images and module files: every compression, and damage of all sorts. */
#include <elf.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <lzma.h>
#include <talloc.h>
#include <zlib.h>
#include <zstd.h>

#include "translator/target/target.h"
#include "translator/target/target_image.h"
#include "translator/target/target_mem.h"
#include "translator/target/target_scan.h"
#include "translator/target/target_unit.h"

#define SETUP_SIZE   1024
#define CONTENT_SIZE 70000

static void *arena;
static char path[] = "/tmp/dtap-image.XXXXXX";
static uint8_t content[CONTENT_SIZE];

static int setup(void **state)
{
	int fd;

	(void)state;
	arena = talloc_new(NULL);
	strcpy(path + strlen(path) - 6, "XXXXXX");
	fd = mkstemp(path);
	memcpy(content, ELFMAG, SELFMAG);
	for (size_t i = SELFMAG; i < sizeof(content); i++)
		content[i] = i % 251 ^ i >> 8;
	return close(fd);
}

static int teardown(void **state)
{
	(void)state;
	talloc_free(arena);
	return unlink(path);
}

static void write_file(const void *data, size_t size)
{
	FILE *f = fopen(path, "we");

	assert_int_equal(fwrite(data, 1, size, f), size);
	assert_int_equal(fclose(f), 0);
}

static void put32(uint8_t *to, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		to[i] = value >> 8 * i;
}

/* A bzImage around a payload; returns its size. */
static size_t make_image(uint8_t *image, const uint8_t *payload, size_t len)
{
	memset(image, 0, SETUP_SIZE);
	image[0x1f1] = 1;
	memcpy(image + 0x202, "HdrS", 4);
	image[0x206] = 0x0f;
	image[0x207] = 0x02;
	put32(image + 0x248, 16);
	put32(image + 0x24c, len + 4);
	memset(image + SETUP_SIZE, 0x90, 16);
	memcpy(image + SETUP_SIZE + 16, payload, len);
	put32(image + SETUP_SIZE + 16 + len, sizeof(content));
	return SETUP_SIZE + 16 + len + 4;
}

static size_t pack_gzip(uint8_t *to, size_t room)
{
	z_stream z = { .next_in = content, .avail_in = sizeof(content) };

	z.next_out = to;
	z.avail_out = room;
	deflateInit2(&z, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
	deflate(&z, Z_FINISH);
	deflateEnd(&z);
	return room - z.avail_out;
}

static size_t pack_xz(uint8_t *to, size_t room)
{
	size_t len = 0;

	lzma_easy_buffer_encode(1, LZMA_CHECK_CRC32, NULL, content, sizeof(content), to, &len,
				room);
	return len;
}

static size_t pack_zstd(uint8_t *to, size_t room)
{
	return ZSTD_compress(to, room, content, sizeof(content), 1);
}

/* Literals alone, but for one match of ten bytes at the front, which repeats what it makes. */
static size_t pack_lz4(uint8_t *to, size_t room)
{
	size_t len = 8, rest = sizeof(content) - 14;

	assert_true(room > sizeof(content) + 600);
	memset(content + 4, 7, 10);
	memcpy(to, "\x02\x21\x4c\x18", 4);
	/* Four literals and a seven; nine more sevens by a match one byte back. */
	to[len++] = 5 << 4 | 5;
	memcpy(to + len, content, 5);
	len += 5;
	to[len++] = 1;
	to[len++] = 0;
	to[len++] = 15 << 4;
	for (rest -= 15; rest >= 255; rest -= 255)
		to[len++] = 255;
	to[len++] = rest;
	memcpy(to + len, content + 14, sizeof(content) - 14);
	len += sizeof(content) - 14;
	put32(to + 4, len - 8);
	return len;
}

typedef size_t packer(uint8_t *to, size_t room);

static packer *const packers[] = { pack_gzip, pack_xz, pack_zstd, pack_lz4 };
#define NPACKERS (sizeof(packers) / sizeof(packers[0]))

static uint8_t payload[2 * CONTENT_SIZE], image[3 * CONTENT_SIZE];

static void test_compressions(void **state)
{
	(void)state;
	for (size_t i = 0; i < NPACKERS; i++) {
		struct target_blob blob;
		const char *err = NULL;

		write_file(image, make_image(image, payload, packers[i](payload, sizeof(payload))));
		if (!target_image_load(arena, path, &blob, &err))
			fail_msg("packer %zu: %s", i, err);
		assert_int_equal(blob.size, sizeof(content));
		assert_memory_equal(blob.data, content, sizeof(content));
	}
}

static void test_module_compressions(void **state)
{
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct target_blob blob;
		const char *err = NULL;

		write_file(payload, packers[i](payload, sizeof(payload)));
		if (!target_module_file_load(arena, path, &blob, &err))
			fail_msg("packer %zu: %s", i, err);
		assert_int_equal(blob.size, sizeof(content));
		assert_memory_equal(blob.data, content, sizeof(content));
	}
}

/* Loads what the file now is: it must fail with a sentence, or give something. */
static void load_damaged(bool must_fail)
{
	void *ctx = talloc_new(arena);
	struct target_blob blob = {};
	const char *err = NULL;
	bool good = target_image_load(ctx, path, &blob, &err);

	assert_false(good && must_fail);
	if (good)
		assert_non_null(blob.data);
	else
		assert_non_null(err);
	talloc_free(ctx);
}

static void test_truncated(void **state)
{
	(void)state;
	for (size_t i = 0; i < NPACKERS; i++) {
		size_t size = make_image(image, payload, packers[i](payload, sizeof(payload)));

		for (size_t len = 0; len < size; len += len < SETUP_SIZE + 64 ? 1 : 997) {
			write_file(image, len);
			load_damaged(true);
		}
	}
}

static void test_garbled(void **state)
{
	(void)state;
	srand(1);
	for (size_t i = 0; i < NPACKERS; i++) {
		size_t size = make_image(image, payload, packers[i](payload, sizeof(payload)));

		for (size_t at = 0; at < size; at += at < SETUP_SIZE + 64 ? 3 : size / 200 + 1) {
			uint8_t was = image[at];

			image[at] ^= 1 + rand() % 255;
			write_file(image, size);
			load_damaged(false);
			image[at] = was;
		}
	}
}

static void test_no_image(void **state)
{
	struct target_blob blob;
	const char *err = NULL;

	(void)state;
	write_file("#!/bin/sh\n", 10);
	assert_false(target_image_load(arena, path, &blob, &err));
	assert_non_null(strstr(err, "neither a bzImage nor an ELF file"));
	assert_false(target_image_load(arena, "/nonexistent/vmlinuz", &blob, &err));
	assert_non_null(strstr(err, "/nonexistent/vmlinuz"));
	assert_false(target_image_load(arena, "/tmp", &blob, &err));
}

/* Reads ELF bytes in both ways there are. */
static void read_elf(struct target_blob elf)
{
	void *ctx = talloc_new(arena);
	const char *err = NULL;
	struct target_unit *unit = target_unit_create(ctx);

	target_mem_kernel(ctx, elf, &err);
	if (target_mem_module(ctx, elf, unit, &err))
		target_scan_module_functions(target_mem_module(ctx, elf, unit, &err), unit);
	talloc_free(ctx);
}

/* This program is an ELF file at hand; its headers are at both ends. */
static void test_garbled_elf(void **state)
{
	struct target_blob self;
	const char *err = NULL;
	size_t headers;
	uint8_t *copy;

	(void)state;
	assert_true(target_map_file(arena, "/proc/self/exe", &self, &err));
	copy = talloc_memdup(arena, self.data, self.size);
	headers = ((const Elf64_Ehdr *)self.data)->e_shoff;
	srand(2);
	for (int i = 0; i < 400; i++) {
		size_t range = i % 2 ? self.size - headers : sizeof(Elf64_Ehdr);
		size_t at = (i % 2 ? headers : 0) + rand() % range;

		copy[at] ^= 1 + rand() % 255;
		read_elf((struct target_blob){ copy, self.size });
		copy[at] = self.data[at];
	}
	for (size_t size = 0; size < self.size; size += self.size / 50 + 1) {
		uint8_t *part = talloc_memdup(arena, self.data, size);

		read_elf((struct target_blob){ part, size });
		talloc_free(part);
	}
}

static void test_build_id(void **state)
{
	static const uint8_t notes[] = {
		4, 0, 0,   0,	2,   0, 0,    0,    1,	  0,
		0, 0, 'X', 'e', 'n', 0, 9,    9,    0,	  0, /* not this */
		4, 0, 0,   0,	3,   0, 0,    0,    3,	  0,
		0, 0, 'G', 'N', 'U', 0, 0x0a, 0xbc, 0xde, 0,
	};
	char id[65];

	(void)state;
	target_notes_build_id((struct target_blob){ notes, sizeof(notes) }, id);
	assert_string_equal(id, "0abcde");
	for (size_t size = 0; size < sizeof(notes); size++) {
		uint8_t *part = talloc_memdup(arena, notes, size);

		target_notes_build_id((struct target_blob){ part, size }, id);
		assert_string_equal(id, "");
		talloc_free(part);
	}
}

static void add_symbol(struct target_unit *unit, const char *name, uint64_t addr)
{
	const uint32_t text = target_unit_string(unit, name);
	struct target_sym *sym = target_unit_add_sym(unit);

	*sym = (struct target_sym){ .name = text, .addr = addr, .type = 'T', .text = true };
}

static uint8_t flags_of(const struct target_unit *unit, const char *name)
{
	return target_unit_find(unit, name)->flags;
}

/* struct error_injection_entry: an address, and a sort of errors in the lower half of a word. */
static void test_marks(void **state)
{
	static const uint64_t entries[] = { 0xffffffff81000100, 1, 0xffffffff81000300, 0 };
	const uint64_t at = 0xffffffff82000000;
	struct target_segment seg = { .name = ".init.data", .addr = at };
	struct target_mem mem = { .segments = &seg, .nsegments = 1 };
	struct target_unit *unit = target_unit_create(arena);

	(void)state;
	seg.blob = (struct target_blob){ (const uint8_t *)entries, sizeof(entries) };
	add_symbol(unit, "marked", 0xffffffff81000100);
	add_symbol(unit, "other_name", 0xffffffff81000100);
	add_symbol(unit, "unmarked", 0xffffffff81000200);
	add_symbol(unit, "last", 0xffffffff81000300);
	add_symbol(unit, "__start_error_injection_whitelist", at);
	add_symbol(unit, "__stop_error_injection_whitelist", at + sizeof(entries));
	target_unit_sort_syms(unit);
	target_scan_kernel_functions(&mem, unit);
	assert_int_equal(flags_of(unit, "marked"), TARGET_FUNC_MARKED);
	assert_int_equal(flags_of(unit, "other_name"), TARGET_FUNC_MARKED);
	assert_int_equal(flags_of(unit, "unmarked"), 0);
	assert_int_equal(flags_of(unit, "last"), TARGET_FUNC_MARKED);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_compressions), TEST(test_module_compressions),
		TEST(test_truncated),	 TEST(test_garbled),
		TEST(test_no_image),	 TEST(test_garbled_elf),
		TEST(test_build_id),	 TEST(test_marks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
