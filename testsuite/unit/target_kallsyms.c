// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The kernel's tables of symbols in each layout that scripts/kallsyms.c has written them in, made
 * here; and System.map.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "translator/target/target_kallsyms.h"
#include "translator/target/target_mem.h"
#include "translator/target/target_unit.h"

#define TEXT	 0xffffffff81000000ull
#define RODATA	 0xffffffff82000000ull
#define NSYMS	 3000
#define NTEXT	 2500 /* of them */
#define NPERCPU	 40   /* the first, where per-CPU data is linked at zero */
#define ROOM	 (1u << 20)
#define LONGNAME 40 /* this symbol's name is of 200 letters */

struct layout {
	const char *name;
	size_t align;
	bool offsets_first; /* before the names */
	bool to_itself;	    /* else to a base */
	bool percpu;	    /* some symbols are at absolute low addresses */
};

/* As of 6.1; of 6.12; of 6.15, which has no absolute symbols; of 7.2. */
static const struct layout layouts[] = {
	{ "6.1", 8, true, false, true },
	{ "6.12", 8, false, false, true },
	{ "6.15", 8, false, false, false },
	{ "7.2", 4, false, true, false },
};

struct image {
	uint8_t *data;
	size_t size;
	size_t offsets, base;
};

static void *arena;
static uint8_t text[NTEXT * 16 + 16];

static int setup(void **state)
{
	(void)state;
	arena = talloc_new(NULL);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	talloc_free(arena);
	return 0;
}

static char symbol_type(const struct layout *l, int i)
{
	if (l->percpu && i < NPERCPU)
		return 'A';
	return i % 97 == 5 ? '?' : i < NTEXT ? "tT"[i & 1] : "dDbB"[i & 3];
}

static uint64_t symbol_address(const struct layout *l, int i)
{
	if (l->percpu && i < NPERCPU)
		return 0x1000 + 8 * i;
	return i < NTEXT ? TEXT + 16 * i : RODATA + 8 * i;
}

static const char *symbol_name(int i)
{
	static char name[256];
	int n = snprintf(name, sizeof(name), "sym_%d_of_it", i);

	if (i == LONGNAME) {
		memset(name + n, 'x', 200 - n);
		name[200] = '\0';
	}
	return name;
}

static void put(struct image *m, const void *data, size_t len)
{
	memcpy(m->data + m->size, data, len);
	m->size += len;
}

static void put32(struct image *m, uint32_t value)
{
	put(m, &value, sizeof(value));
}

static void pad(struct image *m, size_t align)
{
	while (m->size % align)
		m->data[m->size++] = 0;
}

static void put_offsets(const struct layout *l, struct image *m)
{
	const uint64_t base = TEXT;

	m->offsets = m->size;
	for (int i = 0; i < NSYMS; i++) {
		const uint64_t addr = symbol_address(l, i);

		if (l->to_itself)
			put32(m, addr - (RODATA + m->size));
		else if (!l->percpu)
			put32(m, addr - base);
		else
			put32(m, i < NPERCPU ? addr : base - 1 - addr);
	}
	if (l->to_itself)
		return;
	pad(m, 8);
	m->base = m->size;
	put(m, &base, sizeof(base));
}

/* A letter in a name stands for itself, but for what is left of "_of_it", which is one token. */
static void put_names(const struct layout *l, struct image *m)
{
	uint32_t markers[NSYMS / 256 + 1];
	size_t start;

	put32(m, NSYMS);
	pad(m, l->align);
	start = m->size;
	for (int i = 0; i < NSYMS; i++) {
		const char *name = symbol_name(i), *tail = strstr(name, "_of_it");
		const size_t len = 1 + strlen(name) - strlen("_of_it") + 1;

		if (i % 256 == 0)
			markers[i / 256] = m->size - start;
		if (len > 127) {
			m->data[m->size++] = (len & 0x7f) | 0x80;
			m->data[m->size++] = len >> 7;
		} else {
			m->data[m->size++] = len;
		}
		m->data[m->size++] = symbol_type(l, i);
		put(m, name, tail - name);
		m->data[m->size++] = 200;
		put(m, tail + strlen("_of_it"), strlen(tail) - strlen("_of_it"));
	}
	pad(m, l->align);
	put(m, markers, sizeof(markers));
}

/* more: this many bytes longer, for what is aligned after the tokens. */
static void put_tokens(const struct layout *l, struct image *m, int more)
{
	uint16_t index[256];
	size_t start;

	pad(m, l->align);
	start = m->size;
	for (int i = 0; i < 256; i++) {
		char token[16] = { i };

		index[i] = m->size - start;
		if (i == 200)
			strcpy(token, "_of_it");
		else if (i == 201)
			snprintf(token, sizeof(token), "%.*s", more, "yyyyyyyy");
		put(m, token, strlen(token) + 1);
	}
	pad(m, l->align);
	put(m, index, sizeof(index));
}

static void make_image(const struct layout *l, int more, struct image *m)
{
	static const char decoy[] = "\0000\0001\0002\0003\0004\0005\0006\0007\0008\0009\0";

	memset(m, 0, sizeof(*m));
	m->data = talloc_zero_size(arena, ROOM);
	for (; m->size < 5000; m->size++)
		m->data[m->size] = m->size * 7 ^ m->size >> 5;
	put(m, decoy, sizeof(decoy));
	pad(m, 8);
	if (l->offsets_first)
		put_offsets(l, m);
	put_names(l, m);
	put_tokens(l, m, more);
	if (!l->offsets_first) {
		pad(m, l->align);
		put_offsets(l, m);
	}
	/* kallsyms_seqs_of_names, and whatever the linker puts there. */
	for (int i = 0; i < 3 * NSYMS; i++)
		m->data[m->size++] = i >> 3;
}

static bool decode(const struct image *m, struct target_unit *unit)
{
	struct target_segment segments[] = {
		{ .name = ".text", .addr = TEXT, .blob = { text, sizeof(text) }, .exec = true },
		{ .name = ".rodata", .addr = RODATA, .blob = { m->data, m->size } },
	};
	struct target_mem mem = { .segments = segments, .nsegments = 2, .fd = -1 };

	return target_kallsyms_decode(&mem, unit);
}

static void check_symbols(const struct layout *l, const struct target_unit *unit)
{
	assert_int_equal(unit->nsyms, NSYMS);
	for (int i = 0; i < NSYMS; i++) {
		const struct target_sym *sym = &unit->syms[i];

		assert_string_equal(target_unit_str(unit, sym->name), symbol_name(i));
		assert_int_equal(sym->type, symbol_type(l, i));
		assert_int_equal(sym->addr, symbol_address(l, i));
	}
}

static void test_layouts(void **state)
{
	(void)state;
	for (size_t k = 0; k < sizeof(layouts) / sizeof(layouts[0]); k++) {
		for (int more = 0; more < 8; more++) {
			struct target_unit *unit = target_unit_create(arena);
			struct image m;

			make_image(&layouts[k], more, &m);
			if (!decode(&m, unit))
				fail_msg("%s with %d bytes more", layouts[k].name, more);
			check_symbols(&layouts[k], unit);
			talloc_free(unit);
			talloc_free(m.data);
		}
	}
}

/* Addresses that lead elsewhere than to the text, or not upwards, are none: nothing is guessed. */
static void test_wrong_offsets(void **state)
{
	(void)state;
	for (size_t k = 0; k < sizeof(layouts) / sizeof(layouts[0]); k++) {
		struct target_unit *unit = target_unit_create(arena);
		struct image m;

		make_image(&layouts[k], 0, &m);
		for (int i = 0; i < NSYMS; i++) {
			uint32_t value;

			memcpy(&value, m.data + m.offsets + 4 * i, 4);
			value += 0x30000000;
			memcpy(m.data + m.offsets + 4 * i, &value, 4);
		}
		assert_false(decode(&m, unit));
		talloc_free(unit);
		talloc_free(m.data);
	}
}

static void test_cut_short(void **state)
{
	(void)state;
	for (size_t k = 0; k < sizeof(layouts) / sizeof(layouts[0]); k++) {
		struct image m, part;
		size_t end;

		make_image(&layouts[k], 3, &m);
		end = m.size - 3 * NSYMS;
		for (size_t cut = 1; cut < end; cut += 1 + cut / 3) {
			struct target_unit *unit = target_unit_create(arena);

			part = m;
			part.size = end - cut;
			part.data = talloc_memdup(arena, m.data, part.size);
			assert_false(decode(&part, unit));
			talloc_free(part.data);
			talloc_free(unit);
		}
		talloc_free(m.data);
	}
}

static void test_map(void **state)
{
	static const char none[] =
		"ffffffffffffffff B The real System.map is in the linux-image-<version>-dbg "
		"package\n";
	struct target_unit *unit = target_unit_create(arena);
	char *map = talloc_strdup(arena, "");
	const struct layout *l = &layouts[0];

	(void)state;
	assert_false(target_kallsyms_map(
		(struct target_blob){ (const uint8_t *)none, strlen(none) }, unit));
	talloc_free(unit);
	unit = target_unit_create(arena);
	for (int i = 0; i < NSYMS; i++)
		map = talloc_asprintf_append_buffer(map, "%016llx %c %s\n",
						    (unsigned long long)symbol_address(l, i),
						    symbol_type(l, i), symbol_name(i));
	assert_true(target_kallsyms_map((struct target_blob){ (const uint8_t *)map, strlen(map) },
					unit));
	check_symbols(l, unit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_layouts),
		cmocka_unit_test(test_wrong_offsets),
		cmocka_unit_test(test_cut_short),
		cmocka_unit_test(test_map),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
