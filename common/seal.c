// SPDX-License-Identifier: GPL-2.0-or-later
#include "seal.h"

#include <gelf.h>
#include <libelf.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "checksum.h"

struct seal {
	uint64_t size, sum;
};

_Static_assert(sizeof(struct seal) == SEAL_SIZE, "the section holds one seal");

static bool is_seal(Elf *elf, size_t names, Elf_Scn *section, GElf_Shdr *header)
{
	const char *name;

	if (!gelf_getshdr(section, header))
		return false;
	name = elf_strptr(elf, names, header->sh_name);
	return name && !strcmp(name, SEAL_SECTION) && header->sh_type == SHT_PROGBITS &&
	       header->sh_size == SEAL_SIZE;
}

/* Where it is; 0: nowhere. */
static size_t find(const unsigned char *bytes, size_t size)
{
	Elf_Scn *section = NULL;
	size_t names, at = 0;
	GElf_Shdr header;
	Elf *elf;

	elf_version(EV_CURRENT);
	elf = elf_memory((char *)bytes, size); /* which it only reads */
	if (elf && !elf_getshdrstrndx(elf, &names))
		while (!at && (section = elf_nextscn(elf, section)))
			if (is_seal(elf, names, section, &header))
				at = header.sh_offset;
	elf_end(elf);
	return at && at <= size && size - at >= SEAL_SIZE ? at : 0;
}

/* Of the first `size` bytes, the sum at `at` as 0; false: no memory. */
static bool sum_without(const unsigned char *bytes, size_t size, size_t at, uint64_t *ret)
{
	unsigned char *copy = malloc(size);

	if (!copy)
		return false;
	memcpy(copy, bytes, size);
	memset(copy + at + offsetof(struct seal, sum), 0, sizeof(*ret));
	*ret = checksum(copy, size);
	free(copy);
	return true;
}

bool seal_put(unsigned char *bytes, size_t size)
{
	struct seal seal = { .size = size };
	const size_t at = find(bytes, size);

	if (!at)
		return false;
	memcpy(bytes + at, &seal, sizeof(seal));
	if (!sum_without(bytes, size, at, &seal.sum))
		return false;
	memcpy(bytes + at, &seal, sizeof(seal));
	return true;
}

const char *seal_check(const unsigned char *bytes, size_t size)
{
	const size_t at = find(bytes, size);
	struct seal seal;
	uint64_t sum;

	if (!at)
		return "it has no checksum: it is damaged, or another version of dtap built it; "
		       "build it again";
	memcpy(&seal, bytes + at, sizeof(seal));
	if (seal.size > size)
		return "it is shorter than it was built: cut short, or stripped; "
		       "copy it or build it again";
	if (seal.size < at + SEAL_SIZE || !sum_without(bytes, seal.size, at, &sum) ||
	    sum != seal.sum)
		return "it is damaged, or was changed after dtap built it; "
		       "copy it or build it again";
	return NULL;
}
