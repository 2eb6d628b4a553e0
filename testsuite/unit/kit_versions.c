// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Versions of symbols as modpost would write them, and what a kernel does not let the runtime have.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <gelf.h>
#include <talloc.h>

#include "codegen/build/kit_versions.h"
#include "common/file.h"

struct version { /* struct modversion_info, include/linux/module.h */
	unsigned long crc;
	char name[64 - sizeof(unsigned long)];
};

static void *ctx;
static char dir[] = "/tmp/dtap-versions.XXXXXX";
static const char *err;

static const char *in_dir(const char *name)
{
	return talloc_asprintf(ctx, "%s/%s", dir, name);
}

static void put(const char *name, const char *text)
{
	assert_true(file_write(in_dir(name), text, strlen(text)));
}

static int setup(void **state)
{
	(void)state;
	ctx = talloc_new(NULL);
	err = NULL;
	strcpy(dir + strlen(dir) - 6, "XXXXXX");
	if (!mkdtemp(dir))
		return 1;
	put(".config", "# CONFIG_OTHER is not set\nCONFIG_MODVERSIONS=y\n");
	put("Module.symvers", "0x11223344\tfirst\tvmlinux\tEXPORT_SYMBOL\t\n"
			      "0xfedcba98\tmodule_layout\tvmlinux\tEXPORT_SYMBOL\t\n"
			      "0x00000005\tfirst_of_all\tvmlinux\tEXPORT_SYMBOL_GPL\t\n"
			      "0x00000006\tspaced\tvmlinux\tEXPORT_SYMBOL_GPL\tSPACE\n"
			      "0x00000007\telsewhere\tdrivers/a/b\tEXPORT_SYMBOL\t\n"
			      "0x00000008\told\tvmlinux\tEXPORT_SYMBOL\n"
			      "no line of this kind\n");
	return 0;
}

static int teardown(void **state)
{
	static const char *const names[] = { ".config", "Module.symvers", "versions.c",
					     "versions.o" };

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		unlink(in_dir(names[i]));
	assert_int_equal(rmdir(dir), 0);
	talloc_free(ctx);
	return 0;
}

static const struct kit_exports *read_exports(const char *symbols)
{
	err = NULL;
	return kit_exports_read(ctx, dir, talloc_strdup(ctx, symbols), &err);
}

static bool look_up(const char *symbols)
{
	return kit_versions(ctx, read_exports(symbols), dir, "cc", dir, &err);
}

/* The versions in the object, and how many. */
static const struct version *read_versions(size_t *n)
{
	const struct version *versions = NULL;
	Elf_Scn *scn = NULL;
	size_t len, names;
	char *bytes = file_read(ctx, in_dir("versions.o"), &len);
	GElf_Shdr shdr;
	Elf *elf;

	assert_non_null(bytes);
	elf_version(EV_CURRENT);
	elf = elf_memory(bytes, len);
	assert_int_equal(elf_getshdrstrndx(elf, &names), 0);
	while ((scn = elf_nextscn(elf, scn))) {
		gelf_getshdr(scn, &shdr);
		if (strcmp(elf_strptr(elf, names, shdr.sh_name), "__versions") != 0)
			continue;
		versions = (const struct version *)(bytes + shdr.sh_offset);
		*n = shdr.sh_size / sizeof(*versions);
	}
	elf_end(elf);
	assert_non_null(versions);
	return versions;
}

/* All that are wanted, sorted, and the one that the kernel asks every module for. */
static void test_versions(void **state)
{
	const struct version *v;
	size_t n;

	(void)state;
	assert_true(look_up("old\nfirst_of_all\nfirst\n"));
	assert_null(err);
	v = read_versions(&n);
	assert_int_equal(n, 4);
	assert_string_equal(v[0].name, "first");
	assert_int_equal(v[0].crc, 0x11223344);
	assert_string_equal(v[1].name, "first_of_all");
	assert_int_equal(v[1].crc, 5);
	assert_string_equal(v[2].name, "module_layout");
	assert_int_equal(v[2].crc, 0xfedcba98);
	assert_string_equal(v[3].name, "old");
	assert_int_equal(v[3].crc, 8);
}

static void test_kernel_without_versions(void **state)
{
	(void)state;
	put(".config", "# CONFIG_MODVERSIONS is not set\n");
	assert_true(look_up("first\n"));
	assert_int_equal(access(in_dir("versions.o"), F_OK), -1);
}

/* Alone, and beside one that is there, of which the versions then are. */
static void refused(const char *symbol, const char *why)
{
	const struct kit_exports *exports =
		read_exports(talloc_asprintf(ctx, "first\n%s\n", symbol));
	size_t n;

	assert_string_equal(kit_exports_refusal(ctx, exports, symbol), why);
	assert_null(kit_exports_refusal(ctx, exports, "first"));
	assert_true(kit_versions(ctx, exports, dir, "cc", dir, &err));
	assert_string_equal(read_versions(&n)[0].name, "first");
	assert_int_equal(n, 2);
}

static void test_refused(void **state)
{
	static const char longest[] = "a23456789012345678901234567890123456789012345678901234567";
	char *symvers = file_read(ctx, in_dir("Module.symvers"), NULL);

	(void)state;
	refused("nosuch", "the kernel does not export 'nosuch', which the runtime needs");
	/* A prefix is another name. */
	refused("firs", "the kernel does not export 'firs', which the runtime needs");
	refused("spaced",
		"the kernel exports 'spaced', which the runtime needs, only to a namespace");
	refused("elsewhere", "the kernel does not export 'elsewhere', which the runtime needs");
	put("Module.symvers",
	    talloc_asprintf(ctx, "%s0x1\t%s\tvmlinux\tEXPORT_SYMBOL\t\n", symvers, longest));
	refused(longest,
		talloc_asprintf(
			ctx,
			"the name '%s', which the runtime needs, is too long to have a version",
			longest));
}

static void test_missing_files(void **state)
{
	(void)state;
	unlink(in_dir("Module.symvers"));
	assert_null(read_exports("first\n"));
	assert_string_equal(err,
			    talloc_asprintf(ctx, "%s cannot be read: No such file or directory",
					    in_dir("Module.symvers")));
}

static void test_compiler(void **state)
{
	(void)state;
	assert_false(kit_versions(ctx, read_exports("first\n"), dir, "nosuch-gcc", dir, &err));
	assert_non_null(strstr(err, "nosuch-gcc could not be started"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(versions), TEST(kernel_without_versions), TEST(refused), TEST(missing_files),
		TEST(compiler),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
