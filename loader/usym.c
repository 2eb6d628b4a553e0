// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "usym.h"

#include <fcntl.h>
#include <gelf.h>
#include <inttypes.h>
#include <libelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "heap.h"

struct symbol {
	uint64_t address, size;
	const char *name; /* in the object's names */
};

struct segment {
	uint64_t offset, size, address;
};

struct object {
	struct object *next;
	dev_t dev;
	ino_t ino;
	char *base;
	struct heap *heap;
	struct symbol *symbols;
	size_t nsymbols, room;
	struct segment segments[16];
	unsigned int nsegments;
};

struct mapping {
	uint64_t start, end, offset;
	struct object *object; /* NULL: not looked at yet, or unreadable */
	char *path;
};

struct process {
	struct process *next;
	uint64_t pid;
	unsigned int batch;
	struct mapping *mappings;
	size_t nmappings;
};

static struct process *processes;
static struct object *objects;
static unsigned int current_batch = 1;

/* ----------------------------------------------------------------- objects */

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
		if (o->nsymbols == o->room) {
			o->room = o->room ? 2 * o->room : 256;
			o->symbols = mem_resize(o->symbols, o->room, sizeof(*o->symbols));
		}
		o->symbols[o->nsymbols++] = (struct symbol){
			sym.st_value,
			sym.st_size,
			heap_strdup(o->heap, name),
		};
	}
}

static int compare(const void *x, const void *y)
{
	const struct symbol *a = x, *b = y;

	if (a->address != b->address)
		return a->address < b->address ? -1 : 1;
	if (!a->size != !b->size)
		return a->size ? 1 : -1;
	return strcmp(b->name, a->name);
}

static void read_elf(struct object *o, int fd)
{
	Elf_Scn *section = NULL;
	GElf_Shdr header;
	GElf_Phdr segment;
	size_t nsegment = 0;
	Elf *elf;

	elf_version(EV_CURRENT);
	elf = elf_begin(fd, ELF_C_READ_MMAP, NULL);
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
		qsort(o->symbols, o->nsymbols, sizeof(*o->symbols), compare);
}

static struct object *object_get(uint64_t pid, const char *path)
{
	char full[4200];
	struct object *o;
	struct stat st;
	int fd;

	snprintf(full, sizeof(full), "/proc/%" PRIu64 "/root%s", pid, path);
	fd = open(full, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return NULL;
	if (fstat(fd, &st) || !S_ISREG(st.st_mode)) {
		close(fd);
		return NULL;
	}
	for (o = objects; o; o = o->next)
		if (o->dev == st.st_dev && o->ino == st.st_ino)
			break;
	if (!o) {
		o = mem_alloc(sizeof(*o));
		o->dev = st.st_dev;
		o->ino = st.st_ino;
		o->heap = heap_create();
		o->base = heap_strdup(o->heap, strrchr(path, '/') + 1);
		read_elf(o, fd);
		o->next = objects;
		objects = o;
	}
	close(fd);
	return o;
}

static const struct symbol *object_find(const struct object *o, uint64_t address)
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

static uint64_t file_to_address(const struct object *o, uint64_t offset)
{
	for (unsigned int i = 0; i < o->nsegments; i++)
		if (offset >= o->segments[i].offset &&
		    offset - o->segments[i].offset < o->segments[i].size)
			return offset - o->segments[i].offset + o->segments[i].address;
	return offset;
}

/* --------------------------------------------------------------- processes */

static void free_mappings(struct process *p)
{
	for (size_t i = 0; i < p->nmappings; i++)
		free(p->mappings[i].path);
	free(p->mappings);
	p->mappings = NULL;
	p->nmappings = 0;
}

/* Keeps the old maps when the process is gone. */
static void read_maps(struct process *p)
{
	char path[64], *line = NULL, permissions[8];
	size_t room = 0, size = 0;
	uint64_t start, end, offset;
	bool fresh = true;
	FILE *file;
	int skip;

	p->batch = current_batch;
	snprintf(path, sizeof(path), "/proc/%" PRIu64 "/maps", p->pid);
	file = fopen(path, "re");
	if (!file)
		return;
	while (getline(&line, &size, file) > 0) {
		skip = 0;
		if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %7s %" SCNx64 " %*s %*u %n", &start, &end,
			   permissions, &offset, &skip) < 4 ||
		    !skip || !strchr(permissions, 'x') || line[skip] != '/')
			continue;
		line[strcspn(line, "\n")] = '\0';
		if (fresh)
			free_mappings(p);
		fresh = false;
		if (p->nmappings == room) {
			room = room ? 2 * room : 16;
			p->mappings = mem_resize(p->mappings, room, sizeof(*p->mappings));
		}
		p->mappings[p->nmappings++] = (struct mapping){ .start = start,
								.end = end,
								.offset = offset,
								.path = mem_strdup(line + skip) };
	}
	free(line);
	fclose(file);
}

static struct process *process_get(uint64_t pid)
{
	struct process *p;

	for (p = processes; p; p = p->next)
		if (p->pid == pid)
			break;
	if (!p) {
		p = mem_alloc(sizeof(*p));
		p->pid = pid;
		p->next = processes;
		processes = p;
	}
	if (p->batch != current_batch)
		read_maps(p);
	return p;
}

bool usym_find(uint64_t pid, uint64_t address, struct usym_result *ret)
{
	struct process *p = process_get(pid);
	const struct symbol *symbol;
	struct mapping *m = NULL;
	uint64_t place;

	for (size_t i = 0; i < p->nmappings; i++)
		if (address >= p->mappings[i].start && address < p->mappings[i].end)
			m = &p->mappings[i];
	if (!m)
		return false;
	if (!m->object)
		m->object = object_get(pid, m->path);
	if (!m->object)
		return false;
	place = file_to_address(m->object, address - m->start + m->offset);
	symbol = object_find(m->object, place);
	ret->object = m->object->base;
	ret->name = symbol ? symbol->name : NULL;
	ret->offset = symbol ? place - symbol->address : 0;
	ret->file_address = place;
	return true;
}

void usym_refresh(void)
{
	current_batch++;
}

void usym_free(void)
{
	struct process *p;
	struct object *o;

	while ((p = processes)) {
		processes = p->next;
		free_mappings(p);
		free(p);
	}
	while ((o = objects)) {
		objects = o->next;
		heap_destroy(o->heap);
		free(o->symbols);
		free(o);
	}
}
