// SPDX-License-Identifier: GPL-2.0-or-later
/* The index of a unit: what goes in comes out, and damage is noticed. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <bpf/btf.h>
#include <cmocka.h>
#include <talloc.h>

#include "common/checksum.h"
#include "translator/target/target.h"
#include "translator/target/target_index.h"
#include "translator/target/target_unit.h"

static void *arena;
static char dir[] = "/tmp/dtap-index.XXXXXX";

static int setup(void **state)
{
	(void)state;
	arena = talloc_new(NULL);
	strcpy(dir + strlen(dir) - 6, "XXXXXX");
	return mkdtemp(dir) ? 0 : -1;
}

static int teardown(void **state)
{
	(void)state;
	talloc_free(arena);
	return rmdir(dir);
}

static void add(struct target_unit *u, const char *name, uint64_t addr, char type, bool text,
		uint8_t flags)
{
	uint32_t off = target_unit_string(u, name);
	struct target_sym *sym = target_unit_add_sym(u);

	sym->name = off;
	sym->addr = addr;
	sym->type = type;
	sym->text = text;
	sym->flags = flags;
}

/* BTF with the function "walk" and the struct "point". */
static void add_btf(struct target_unit *u)
{
	struct btf *btf = btf__new_empty();
	int integer = btf__add_int(btf, "int", 4, BTF_INT_SIGNED);
	const void *raw;
	uint32_t size;
	int proto;

	btf__add_struct(btf, "point", 8);
	btf__add_field(btf, "x", integer, 0, 0);
	btf__add_field(btf, "y", integer, 32, 0);
	proto = btf__add_func_proto(btf, integer);
	btf__add_func(btf, "walk", BTF_FUNC_STATIC, proto);
	raw = btf__raw_data(btf, &size);
	assert_true(target_unit_set_btf(u, talloc_memdup(u, raw, size), size, NULL));
	btf__free(btf);
}

static struct target_unit *make_unit(void)
{
	struct target_unit *u = target_unit_create(arena);
	struct target_unit_syscall *call;
	struct target_unit_event e = {};

	add(u, "walk", 0x300, 't', true, 0);
	add(u, "walk", 0x100, 't', true, TARGET_FUNC_FTRACE);
	add(u, "stop", 0x200, 'T', true, TARGET_FUNC_DENIED);
	add(u, "count", 0x400, 'D', false, 0);
	add(u, "__func__.7", 0x500, 'r', false, 0);
	target_unit_sort_syms(u);
	add_btf(u);
	e.system = target_unit_string(u, "fs");
	e.name = e.tracepoint = target_unit_string(u, "fs_open");
	e.proto_id = 3;
	*target_unit_add_event(u) = e;
	for (uint32_t nr = 2; nr; nr--) {
		uint32_t name = target_unit_string(u, nr == 2 ? "two" : "one");
		uint32_t type = target_unit_string(u, "int");

		call = target_unit_add_syscall(u);
		call->name = name;
		call->nr = nr;
		call->nargs = 1;
		call->types[0] = type;
	}
	strcpy(u->build_id, "abcd");
	return u;
}

static void check(const struct target_index *index)
{
	assert_string_equal(index->header->build_id, "abcd");
	assert_int_equal(index->nfuncs, 2);
	assert_string_equal(target_index_str(index, index->funcs[0].name), "stop");
	assert_int_equal(index->funcs[0].flags, TARGET_FUNC_DENIED);
	assert_int_equal(index->funcs[0].btf_id, 0);
	assert_string_equal(target_index_str(index, index->funcs[1].name), "walk");
	assert_int_equal(index->funcs[1].flags, TARGET_FUNC_FTRACE);
	assert_int_equal(index->funcs[1].btf_id, 4);
	assert_int_equal(index->nsyms, 3);
	assert_int_equal(target_index_find_sym(index, "count")->type, 'D');
	assert_null(target_index_find_sym(index, "__func__.7"));
	assert_int_equal(target_index_find_type(index, "point", BTF_KIND_STRUCT), 2);
	assert_int_equal(target_index_find_type(index, "point", BTF_KIND_UNION), 0);
	assert_int_equal(target_index_find_type(index, "walk", BTF_KIND_FUNC), 4);
	assert_int_equal(target_index_find_type(index, "zebra", BTF_KIND_FUNC), 0);
	assert_int_equal(index->nevents, 1);
	assert_string_equal(target_index_str(index, index->events[0].tracepoint), "fs_open");
	assert_string_equal(target_index_str(index, index->events[0].record), "");
	assert_int_equal(index->nsyscalls, 2);
	assert_string_equal(target_index_str(index, index->syscalls[0].name), "one");
	assert_string_equal(target_index_str(index, index->syscalls[1].types[0]), "int");
}

static void test_round_trip(void **state)
{
	char *path = talloc_asprintf(arena, "%s/unit.index", dir);
	struct target_blob blob = target_index_build(arena, make_unit(), "the key");
	struct target_index index;

	(void)state;
	assert_true(target_index_attach(&index, blob));
	check(&index);
	assert_false(target_index_load(arena, path, "the key", &index));
	assert_true(target_index_save(path, blob));
	assert_false(target_index_load(arena, path, "another key", &index));
	assert_true(target_index_load(arena, path, "the key", &index));
	check(&index);
	assert_int_equal(unlink(path), 0);
}

static void test_unwritable(void **state)
{
	struct target_blob blob = target_index_build(arena, make_unit(), "key");
	struct rlimit limit;
	rlim_t was;

	(void)state;
	assert_false(target_index_save("/nonexistent/index", blob));
	/* As on a full disk: a part can be written. Nothing may be left, see teardown(). */
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	was = limit.rlim_cur;
	limit.rlim_cur = blob.size / 2;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	assert_false(target_index_save(talloc_asprintf(arena, "%s/unit.index", dir), blob));
	limit.rlim_cur = was;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void test_truncated(void **state)
{
	struct target_blob blob = target_index_build(arena, make_unit(), "key");
	struct target_index index;

	(void)state;
	for (size_t size = 0; size < blob.size; size++) {
		struct target_blob part = { talloc_memdup(arena, blob.data, size), size };

		assert_false(target_index_attach(&index, part));
		talloc_free((void *)part.data);
	}
}

static void test_garbled(void **state)
{
	struct target_blob blob = target_index_build(arena, make_unit(), "key");
	uint8_t *bytes = (uint8_t *)blob.data;
	struct target_index index;

	(void)state;
	for (size_t bit = 0; bit < blob.size * 8; bit++) {
		bytes[bit / 8] ^= 1u << bit % 8;
		assert_false(target_index_attach(&index, blob));
		bytes[bit / 8] ^= 1u << bit % 8;
	}
	assert_true(target_index_attach(&index, blob));
}

/* Of another build of the program, all else being right. */
static void test_maker(void **state)
{
	struct target_blob blob = target_index_build(arena, make_unit(), "key");
	struct target_index_header *h = (struct target_index_header *)blob.data;
	const size_t at = offsetof(struct target_index_header, checksum) + sizeof(h->checksum);
	struct target_index index;

	(void)state;
	assert_true(strlen(h->maker) >= 16);
	h->maker[0] ^= 1;
	h->checksum = checksum(blob.data + at, blob.size - at);
	assert_false(target_index_attach(&index, blob));
	h->maker[0] ^= 1;
	h->checksum = checksum(blob.data + at, blob.size - at);
	assert_true(target_index_attach(&index, blob));
	/* Of none. */
	memset(h->maker, 0, sizeof(h->maker));
	h->checksum = checksum(blob.data + at, blob.size - at);
	assert_false(target_index_attach(&index, blob));
}

/* Whatever is in it, an index that is taken is read within its bounds. */
static void test_wild(void **state)
{
	const size_t at = offsetof(struct target_index_header, checksum) + sizeof(uint64_t);
	struct target_blob blob = target_index_build(arena, make_unit(), "key"), wild;
	struct target_index index;
	unsigned int seed = 1;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		/* A copy of its own, so that a sanitizer sees its end. */
		uint8_t *bytes = talloc_memdup(arena, blob.data, blob.size);

		for (int n = rand_r(&seed) % 8; n >= 0; n--)
			bytes[at + (size_t)rand_r(&seed) % (blob.size - at)] =
				(uint8_t)rand_r(&seed);
		wild = (struct target_blob){ bytes, blob.size };
		((struct target_index_header *)bytes)->checksum =
			checksum(bytes + at, blob.size - at);
		if (target_index_attach(&index, wild)) {
			for (size_t i = 0; i < index.nfuncs; i++)
				target_index_str(&index, index.funcs[i].name);
			target_index_find_sym(&index, "count");
			target_index_find_type(&index, "point", BTF_KIND_STRUCT);
			btf__free(target_btf_parse(index.btf, index.btf_size, NULL));
		}
		talloc_free(bytes);
	}
}

static void test_members(void **state)
{
	struct target_unit *u = make_unit();

	(void)state;
	assert_int_equal(target_unit_member(u, "point", "y"), 4);
	assert_int_equal(target_unit_member(u, "point", "z"), -1);
	assert_int_equal(target_unit_member(u, "line", "y"), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_round_trip, setup, teardown),
		cmocka_unit_test_setup_teardown(test_unwritable, setup, teardown),
		cmocka_unit_test_setup_teardown(test_truncated, setup, teardown),
		cmocka_unit_test_setup_teardown(test_garbled, setup, teardown),
		cmocka_unit_test_setup_teardown(test_maker, setup, teardown),
		cmocka_unit_test_setup_teardown(test_wild, setup, teardown),
		cmocka_unit_test_setup_teardown(test_members, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
