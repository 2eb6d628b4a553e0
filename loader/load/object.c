// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "object.h"

#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <talloc.h>
#include <unistd.h>

#include "common/array.h"
#include "common/must.h"
#include "loader/host/procfs.h"

struct symbol {
	uint64_t address, size;
	size_t name; /* offset in the object's names */
};

struct segment {
	uint64_t offset, size, address;
};

struct object {
	struct object *next;
	dev_t dev;
	ino_t ino;
	char *base;
	struct symbol *symbols;
	size_t nsymbols;
	char *names; /* the text of all, one after the other */
	size_t names_size, names_room;
	struct segment segments[16];
	unsigned int nsegments;
};

static struct object *objects;

static size_t add_name(struct object *o, const char *name)
{
	const size_t size = strlen(name) + 1, at = o->names_size;

	o->names = must(array_reserve(o, o->names, &o->names_room, at + size, 1));
	memcpy(o->names + at, name, size);
	o->names_size += size;
	return at;
}

static void add_symbols(struct object *o, Elf *elf, Elf_Scn *section, const GElf_Shdr *header)
{
	Elf_Data *data = elf_getdata(section, NULL);
	size_t n = data && header->sh_entsize ? data->d_size / header->sh_entsize : 0;
	const char *name;
	GElf_Sym sym;

	for (size_t i = 0; i < n && i < INT32_MAX; i++) {
		if (!gelf_getsym(data, (int)i, &sym) || sym.st_shndx == SHN_UNDEF)
			continue;
		if (GELF_ST_TYPE(sym.st_info) != STT_FUNC &&
		    GELF_ST_TYPE(sym.st_info) != STT_GNU_IFUNC &&
		    GELF_ST_TYPE(sym.st_info) != STT_NOTYPE)
			continue;
		name = elf_strptr(elf, header->sh_link, sym.st_name);
		if (!name || !*name || !sym.st_value)
			continue;
		array_add(o, o->symbols, o->nsymbols) =
			(struct symbol){ sym.st_value, sym.st_size, add_name(o, name) };
	}
}

static int compare(const void *x, const void *y, void *names)
{
	const struct symbol *a = x, *b = y;

	if (a->address != b->address)
		return a->address < b->address ? -1 : 1;
	if (!a->size != !b->size)
		return a->size ? 1 : -1;
	return strcmp((char *)names + b->name, (char *)names + a->name);
}

static void read_elf(struct object *o, int fd)
{
	Elf_Scn *section = NULL;
	GElf_Shdr header;
	GElf_Phdr segment;
	size_t nsegment = 0;
	Elf *elf;

	elf_version(EV_CURRENT);
	elf = elf_begin(fd, ELF_C_READ, NULL);
	if (!elf)
		return;
	if (elf_getphdrnum(elf, &nsegment))
		nsegment = 0;
	for (size_t i = 0; i < nsegment && i < INT32_MAX; i++)
		if (gelf_getphdr(elf, (int)i, &segment) && segment.p_type == PT_LOAD &&
		    o->nsegments < sizeof(o->segments) / sizeof(*o->segments))
			o->segments[o->nsegments++] =
				(struct segment){ segment.p_offset, segment.p_filesz,
						  segment.p_vaddr };
	while ((section = elf_nextscn(elf, section)))
		if (gelf_getshdr(section, &header) &&
		    (header.sh_type == SHT_SYMTAB || header.sh_type == SHT_DYNSYM))
			add_symbols(o, elf, section, &header);
	elf_end(elf);
	if (o->nsymbols)
		qsort_r(o->symbols, o->nsymbols, sizeof(*o->symbols), compare, o->names);
}

/* ino 0: any. */
static struct object *open_object(const char *path, uint64_t ino)
{
	struct object *o;
	struct stat st;
	int fd;

	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return NULL;
	if (fstat(fd, &st) || !S_ISREG(st.st_mode) || (ino && ino != st.st_ino)) {
		close(fd);
		return NULL;
	}
	for (o = objects; o; o = o->next)
		if (o->dev == st.st_dev && o->ino == st.st_ino)
			break;
	if (!o) {
		o = must(talloc_zero(NULL, struct object));
		o->dev = st.st_dev;
		o->ino = st.st_ino;
		o->base = must(talloc_strdup(o, strrchr(path, '/') + 1));
		read_elf(o, fd);
		o->next = objects;
		objects = o;
	}
	close(fd);
	return o;
}

struct object *object_get(uint64_t pid, const char *path, uint64_t ino)
{
	struct object *o;
	char entry[4200], full[4300];

	snprintf(entry, sizeof(entry), "root%s", path);
	procfs_path(full, sizeof(full), pid, entry);
	o = open_object(full, 0);
	/* The process is gone: its root may have been another. */
	return o ? o : open_object(path, ino);
}

static const struct symbol *find_symbol(const struct object *o, uint64_t address)
{
	size_t low = 0, high = o->nsymbols;
	const struct symbol *s;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (o->symbols[middle].address <= address)
			low = middle + 1;
		else
			high = middle;
	}
	if (!low)
		return NULL;
	s = &o->symbols[low - 1];
	return s->size && address - s->address >= s->size ? NULL : s;
}

uint64_t object_address(const struct object *o, uint64_t offset)
{
	for (unsigned int i = 0; i < o->nsegments; i++)
		if (offset >= o->segments[i].offset &&
		    offset - o->segments[i].offset < o->segments[i].size)
			return offset - o->segments[i].offset + o->segments[i].address;
	return offset;
}

const char *object_base(const struct object *o)
{
	return o->base;
}

const char *object_symbol(const struct object *o, uint64_t address, uint64_t *offset)
{
	const struct symbol *symbol = find_symbol(o, address);

	*offset = symbol ? address - symbol->address : 0;
	return symbol ? o->names + symbol->name : NULL;
}

void object_free_all(void)
{
	struct object *o;

	while ((o = objects)) {
		objects = o->next;
		talloc_free(o);
	}
}
