// SPDX-License-Identifier: GPL-2.0-or-later
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "target_kallsyms.h"
#include "target_mem.h"
#include "target_unit.h"

#define NTOKENS	    256
#define MIN_SYMBOLS 1000
#define MAX_SYMBOLS (1u << 22)
#define MAX_NAME    1024
/* How far in front of the tokens the names may begin. */
#define MAX_NAMES_SIZE (32u << 20)

/* The tables, as offsets into one section. */
struct tables {
	const struct target_mem *mem;
	struct target_blob sec;
	size_t tokens, token_index, count_at, names, offsets;
	uint32_t nsyms;
	uint64_t base; /* kallsyms_relative_base */
	bool absolute_percpu;
};

static uint32_t get32(const struct tables *t, size_t off)
{
	uint32_t v;

	memcpy(&v, t->sec.data + off, sizeof(v));
	return v;
}

static uint64_t get64(const struct tables *t, size_t off)
{
	uint64_t v;

	memcpy(&v, t->sec.data + off, sizeof(v));
	return v;
}

static size_t align8(size_t off)
{
	return (off + 7) & ~(size_t)7;
}

static const char *token(const struct tables *t, unsigned int i)
{
	uint16_t at;

	memcpy(&at, t->sec.data + t->token_index + 2 * i, sizeof(at));
	return (const char *)t->sec.data + t->tokens + at;
}

/*
 * Given where the token for '0' is: the token index follows the last token and says where the
 * first one is.
 */
static bool find_tokens(struct tables *t, size_t zero)
{
	const uint8_t *data = t->sec.data;
	size_t ends[NTOKENS], pos = zero;
	uint16_t at;

	for (unsigned int i = '0'; i < NTOKENS; i++) {
		const uint8_t *nul = memchr(data + pos, '\0', t->sec.size - pos);

		if (!nul)
			return false;
		pos = nul + 1 - data;
		ends[i] = pos;
	}
	t->token_index = align8(pos);
	if (t->token_index > t->sec.size || t->sec.size - t->token_index < 2 * NTOKENS)
		return false;
	memcpy(&at, data + t->token_index + 2 * '0', sizeof(at));
	if (at > zero)
		return false;
	t->tokens = zero - at;
	for (unsigned int i = 0; i < NTOKENS; i++) {
		size_t off;

		memcpy(&at, data + t->token_index + 2 * i, sizeof(at));
		off = t->tokens + at;
		if (i > '0' ? off != ends[i - 1] : off > zero || (i == 0 && at != 0))
			return false;
	}
	return true;
}

/* Length of the name at off, *off is moved to its first byte; 0 = not a name. */
static size_t name_length(const struct tables *t, size_t *off)
{
	const uint8_t *data = t->sec.data;
	size_t len, limit = t->sec.size;

	if (*off + 2 > limit)
		return 0;
	len = data[(*off)++];
	if (len & 0x80)
		len = (len & 0x7f) | (size_t)data[(*off)++] << 7;
	return len > limit - *off ? 0 : len;
}

/* Whether the count at an offset is followed by that many names and by their markers. */
static bool check_names(struct tables *t, size_t count_at)
{
	uint32_t count = get32(t, count_at);
	size_t pos = count_at + 8, markers;

	if (count < MIN_SYMBOLS || count > MAX_SYMBOLS || get32(t, count_at + 4) != 0)
		return false;
	for (uint32_t i = 0; i < count; i++) {
		size_t len = name_length(t, &pos);

		if (!len || !(isalpha((unsigned char)*token(t, t->sec.data[pos])) || *token(t, t->sec.data[pos]) == '?'))
			return false;
		pos += len;
	}
	markers = align8(pos);
	pos = count_at + 8;
	for (uint32_t i = 0; i < count; i++) {
		size_t len, marker = markers + i / 256 * 4;

		if (i % 256 == 0 &&
		    (marker + 4 > t->sec.size || get32(t, marker) != pos - count_at - 8))
			return false;
		len = name_length(t, &pos);
		pos += len;
	}
	t->count_at = count_at;
	t->names = count_at + 8;
	t->nsyms = count;
	return true;
}

static bool find_names(struct tables *t)
{
	size_t pos = t->tokens & ~(size_t)7;
	size_t stop = pos > MAX_NAMES_SIZE ? pos - MAX_NAMES_SIZE : 0;

	while (pos >= stop + 8) {
		pos -= 8;
		if (check_names(t, pos))
			return true;
	}
	return false;
}

static bool in_segment(const struct target_mem *mem, uint64_t addr)
{
	uint8_t byte;

	return target_mem_read(mem, addr, &byte, 1);
}

static uint64_t address(const struct tables *t, uint32_t i)
{
	int32_t off = get32(t, t->offsets + 4 * (size_t)i);

	if (!t->absolute_percpu)
		return t->base + (uint32_t)off;
	return off >= 0 ? (uint64_t)off : t->base - 1 - (int64_t)off;
}

/* Takes the tables at these places when what is there makes sense. */
static bool check_offsets(struct tables *t, size_t offsets, size_t base_at)
{
	uint32_t negative = 0, ascending = 0;

	if (base_at + 8 > t->sec.size || !in_segment(t->mem, get64(t, base_at)))
		return false;
	t->offsets = offsets;
	t->base = get64(t, base_at);
	for (uint32_t i = 0; i < t->nsyms; i++)
		negative += (int32_t)get32(t, offsets + 4 * (size_t)i) < 0;
	/* See make_percpus_absolute() and write_src() in scripts/kallsyms.c. */
	t->absolute_percpu = negative > t->nsyms / 2;
	for (uint32_t i = 1; i < t->nsyms; i++)
		ascending += address(t, i) >= address(t, i - 1);
	return ascending >= t->nsyms - t->nsyms / 16;
}

static bool find_offsets(struct tables *t)
{
	size_t size = align8(4 * (size_t)t->nsyms);
	size_t after = align8(t->token_index + 2 * NTOKENS);

	if (check_offsets(t, after, after + size))
		return true;
	return t->count_at >= size + 8 && check_offsets(t, t->count_at - 8 - size, t->count_at - 8);
}

/* Expands the name at *off into buf (type letter first) and moves *off behind it. */
static bool expand(const struct tables *t, size_t *off, char *buf, size_t size)
{
	size_t len = name_length(t, off), out = 0;

	for (; len; len--) {
		const char *s = token(t, t->sec.data[(*off)++]);
		size_t n = strlen(s);

		if (n >= size - out)
			return false;
		memcpy(buf + out, s, n);
		out += n;
	}
	buf[out] = '\0';
	return out > 1;
}

static bool add_symbols(const struct tables *t, struct target_unit *unit)
{
	size_t pos = t->names;
	char name[MAX_NAME];

	for (uint32_t i = 0; i < t->nsyms; i++) {
		struct target_sym *sym;
		uint32_t off;

		if (!expand(t, &pos, name, sizeof(name)))
			return false;
		off = target_unit_string(unit, name + 1);
		sym = target_unit_add_sym(unit);
		sym->name = off;
		sym->type = name[0];
		sym->addr = address(t, i);
	}
	target_unit_sort_syms(unit);
	return true;
}

static bool decode_section(struct tables *t, struct target_unit *unit)
{
	static const char digits[] = "0\0001\0002\0003\0004\0005\0006\0007\0008\0009";
	const uint8_t *from = t->sec.data, *end = from + t->sec.size;

	for (;;) {
		const uint8_t *at = memmem(from, end - from, digits, sizeof(digits));

		if (!at)
			return false;
		if (find_tokens(t, at - t->sec.data) && find_names(t) && find_offsets(t))
			return add_symbols(t, unit);
		from = at + 1;
	}
}

bool target_kallsyms_decode(const struct target_mem *mem, struct target_unit *unit)
{
	for (size_t i = 0; i < mem->nsegments; i++) {
		struct tables t = { .mem = mem, .sec = mem->segments[i].blob };

		if (!mem->segments[i].exec && t.sec.data && decode_section(&t, unit))
			return true;
	}
	return false;
}

/* One line of /proc/kallsyms: "ADDRESS TYPE NAME" or "ADDRESS TYPE NAME\t[MODULE]". */
static void add_line(struct target_unit *unit, const char *line, const char *module, bool *hidden)
{
	char type, name[MAX_NAME], of[64] = "";
	struct target_sym *sym;
	uint64_t addr;
	uint32_t off;
	int n = sscanf(line, "%" SCNx64 " %c %1023s [%63[^]]", &addr, &type, name, of);

	if (n < 3 || strcmp(of, module ? module : "") != 0)
		return;
	/* Per-CPU symbols may really be at 0; text is not. */
	if (!addr && (type == 't' || type == 'T'))
		*hidden = true;
	off = target_unit_string(unit, name);
	sym = target_unit_add_sym(unit);
	sym->name = off;
	sym->type = type;
	sym->addr = addr;
}

bool target_kallsyms_running(const char *module, struct target_unit *unit)
{
	FILE *f = fopen("/proc/kallsyms", "re");
	char *line = NULL;
	size_t room = 0;
	bool hidden = false;

	if (!f)
		return false;
	while (getline(&line, &room, f) > 0)
		add_line(unit, line, module, &hidden);
	free(line);
	fclose(f);
	target_unit_sort_syms(unit);
	return unit->nsyms > 0 && !hidden;
}
