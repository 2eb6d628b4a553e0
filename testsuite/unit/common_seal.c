// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A module's checksum: whatever byte of it changes is noticed, and what is appended is not its own.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <elf.h>

#include <cmocka.h>

#include "common/seal.h"

/* An ELF file with a few sections, one of which may have room for a checksum. */
struct file {
	Elf64_Ehdr header;
	unsigned char text[64], seal[SEAL_SIZE], names[32];
	Elf64_Shdr sections[4];
};

static void make(struct file *f, const char *name)
{
	*f = (struct file){
		.header = {
			.e_ident = { ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3, ELFCLASS64, ELFDATA2LSB,
				     EV_CURRENT },
			.e_type = ET_REL,
			.e_machine = EM_X86_64,
			.e_version = EV_CURRENT,
			.e_shoff = offsetof(struct file, sections),
			.e_ehsize = sizeof(Elf64_Ehdr),
			.e_shentsize = sizeof(Elf64_Shdr),
			.e_shnum = 4,
			.e_shstrndx = 3,
		},
		.sections = {
			{ 0 },
			{ .sh_type = SHT_PROGBITS, .sh_offset = offsetof(struct file, text),
			  .sh_size = sizeof(f->text), .sh_addralign = 1 },
			{ .sh_type = SHT_PROGBITS, .sh_offset = offsetof(struct file, seal),
			  .sh_size = SEAL_SIZE, .sh_addralign = 1, .sh_name = 1 },
			{ .sh_type = SHT_STRTAB, .sh_offset = offsetof(struct file, names),
			  .sh_size = sizeof(f->names), .sh_addralign = 1 },
		},
	};
	memset(f->text, 0x90, sizeof(f->text));
	strcpy((char *)f->names + 1, name);
}

static void test_every_bit(void **state)
{
	unsigned char *bytes;
	struct file f;

	(void)state;
	make(&f, SEAL_SECTION);
	bytes = (unsigned char *)&f;
	assert_non_null(seal_check(bytes, sizeof(f)));
	assert_true(seal_put(bytes, sizeof(f)));
	assert_null(seal_check(bytes, sizeof(f)));
	for (size_t i = 0; i < 8 * sizeof(f); i++) {
		bytes[i / 8] ^= (unsigned char)(1 << i % 8);
		assert_non_null(seal_check(bytes, sizeof(f)));
		bytes[i / 8] ^= (unsigned char)(1 << i % 8);
	}
	assert_null(seal_check(bytes, sizeof(f)));
}

static void test_lengths(void **state)
{
	struct {
		struct file f;
		unsigned char signature[40];
	} whole = { .signature = "~Module signature appended~" };
	unsigned char *bytes = (unsigned char *)&whole;

	(void)state;
	make(&whole.f, SEAL_SECTION);
	assert_true(seal_put(bytes, sizeof(whole.f)));
	assert_null(seal_check(bytes, sizeof(whole)));
	whole.signature[30] ^= 1;
	assert_null(seal_check(bytes, sizeof(whole)));
	for (size_t i = 0; i < sizeof(whole.f); i++) {
		/* A buffer of its own, so that a read past its end is seen by a sanitizer. */
		unsigned char *part = malloc(i + 1);

		memcpy(part, bytes, i);
		assert_non_null(seal_check(part, i));
		free(part);
	}
}

static void test_no_room(void **state)
{
	struct file f;

	(void)state;
	make(&f, ".dtap_other");
	assert_false(seal_put((unsigned char *)&f, sizeof(f)));
	assert_non_null(seal_check((unsigned char *)&f, sizeof(f)));
	make(&f, SEAL_SECTION);
	f.sections[2].sh_size = SEAL_SIZE - 1;
	assert_false(seal_put((unsigned char *)&f, sizeof(f)));
	f.sections[2].sh_size = SEAL_SIZE;
	f.sections[2].sh_offset = sizeof(f) - SEAL_SIZE + 1;
	assert_false(seal_put((unsigned char *)&f, sizeof(f)));
	f.sections[2].sh_offset = ~0ull;
	assert_false(seal_put((unsigned char *)&f, sizeof(f)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_bit),
		cmocka_unit_test(test_lengths),
		cmocka_unit_test(test_no_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
