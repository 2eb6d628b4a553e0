// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "ksym.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "heap.h"

#define FARTHEST (1u << 20) /* bytes from a symbol's start that are still believed to be its */

struct symbol {
	uint64_t address;
	uint32_t name, module; /* offsets into text; module 0 = the kernel */
	bool global;
};

static char *text; /* byte 0 is unused */
static struct symbol *symbols;
static size_t count;
static bool loaded;

/* The whole of a /proc file, one byte free in front, NUL-terminated. */
static char *read_file(const char *path)
{
	size_t room = 16u << 20, size = 1;
	char *bytes;
	ssize_t n;
	int fd;

	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return NULL;
	bytes = mem_resize(NULL, room, 1);
	while ((n = read(fd, bytes + size, room - size - 1)) > 0) {
		size += (size_t)n;
		if (room - size < 1u << 20)
			bytes = mem_resize(bytes, room *= 2, 1);
	}
	close(fd);
	bytes[size] = '\0';
	return bytes;
}

static uint64_t parse_hex(char **p)
{
	uint64_t n = 0;
	char c;

	for (;; (*p)++) {
		c = **p;
		if (c >= '0' && c <= '9')
			n = n << 4 | (uint64_t)(c - '0');
		else if (c >= 'a' && c <= 'f')
			n = n << 4 | (uint64_t)(c - 'a' + 10);
		else
			return n;
	}
}

/* One line "ADDRESS TYPE NAME[\t[MODULE]]\n"; false at the end. */
static bool parse_line(char **p, struct symbol *s)
{
	char *line = *p, *end, *tab;

	if (!*line)
		return false;
	end = strchrnul(line, '\n');
	*p = *end ? end + 1 : end;
	*end = '\0';
	s->address = parse_hex(&line);
	if (line[0] != ' ' || !line[1] || line[2] != ' ') {
		s->address = 0;
		return true;
	}
	s->global = line[1] >= 'A' && line[1] <= 'Z';
	line += 3;
	s->name = (uint32_t)(line - text);
	s->module = 0;
	tab = memchr(line, '\t', (size_t)(end - line));
	if (tab) {
		*tab = '\0';
		if (end - tab > 3) {
			end[-1] = '\0'; /* the closing bracket */
			s->module = (uint32_t)(tab + 2 - text);
		}
	}
	return true;
}

static size_t underscores(const struct symbol *s)
{
	return strspn(text + s->name, "_");
}

/* By address; of several names the global, least decorated one last. */
static int compare(const void *x, const void *y)
{
	const struct symbol *a = x, *b = y;
	size_t m, n;

	if (a->address != b->address)
		return a->address < b->address ? -1 : 1;
	if (a->global != b->global)
		return a->global ? 1 : -1;
	m = underscores(a);
	n = underscores(b);
	if (m != n)
		return m > n ? -1 : 1;
	return a->name > b->name ? -1 : a->name < b->name;
}

void ksym_load_text(char *bytes)
{
	size_t room = 0;
	struct symbol s;
	char *p;

	ksym_free();
	loaded = true;
	text = bytes;
	if (!text)
		return;
	for (p = text + 1; parse_line(&p, &s);) {
		if (!s.address)
			continue; /* hidden by kptr_restrict */
		if (count == room) {
			room = room ? 2 * room : 1 << 16;
			symbols = mem_resize(symbols, room, sizeof(*symbols));
		}
		symbols[count++] = s;
	}
	qsort(symbols, count, sizeof(*symbols), compare);
}

/* Modules of dtap's come without the names of their static functions: the nearest name is another's. */
static bool is_stripped(const char *module)
{
	return !strncmp(module, "dtap_", 5);
}

bool ksym_find(uint64_t address, struct ksym_result *ret)
{
	size_t low = 0, high;
	const struct symbol *s;

	if (!loaded)
		ksym_load_text(read_file("/proc/kallsyms"));
	for (high = count; low < high;) {
		size_t middle = low + (high - low) / 2;

		if (symbols[middle].address <= address)
			low = middle + 1;
		else
			high = middle;
	}
	if (!low)
		return false;
	s = &symbols[low - 1];
	if (address - s->address > FARTHEST)
		return false;
	ret->module = s->module ? text + s->module : "vmlinux";
	ret->offset = address - s->address;
	ret->name = ret->offset && is_stripped(ret->module) ? NULL : text + s->name;
	return true;
}

void ksym_free(void)
{
	free(symbols);
	free(text);
	symbols = NULL;
	text = NULL;
	count = 0;
	loaded = false;
}
