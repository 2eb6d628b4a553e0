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
/* How far before the tokens the names may begin. */
#define MAX_NAMES_SIZE (32u << 20)

/* What an entry of kallsyms_offsets is relative to; see scripts/kallsyms.c. */
enum relative_to {
	RELATIVE_TO_BASE,
	/* Entries that are not negative are addresses; while per-CPU data was linked at zero. */
	RELATIVE_TO_BASE_IF_NEGATIVE,
	RELATIVE_TO_ITSELF, /* the entry's own address; seen on 7.2 */
};

/* The tables, as offsets into one section. */
struct tables {
	const struct target_mem *mem;
	struct target_blob sec;
	uint64_t addr; /* the section's */
	size_t align;  /* of each table */
	size_t tokens, token_index, count_at, names, offsets;
	uint32_t nsyms;
	char *types;   /* each symbol's letter */
	uint64_t base; /* kallsyms_relative_base */
	enum relative_to relative_to;
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

static size_t align(const struct tables *t, size_t off)
{
	return (off + t->align - 1) & ~(t->align - 1);
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
	t->token_index = align(t, pos);
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

/* nm's letters; '?' is what it has for sections that it knows nothing of. */
static bool is_type(char c)
{
	return isalpha((unsigned char)c) || c == '?';
}

/* Whether the count at an offset is followed by that many names and by their markers. */
static bool check_names(struct tables *t, size_t count_at)
{
	uint32_t count = get32(t, count_at);
	size_t names = count_at + t->align, pos = names, markers;

	if (count < MIN_SYMBOLS || count > MAX_SYMBOLS ||
	    (t->align == 8 && get32(t, count_at + 4) != 0))
		return false;
	for (uint32_t i = 0; i < count; i++) {
		size_t len = name_length(t, &pos);

		if (!len || !is_type(*token(t, t->sec.data[pos])))
			return false;
		pos += len;
	}
	markers = align(t, pos);
	pos = names;
	for (uint32_t i = 0; i < count; i++) {
		size_t len, marker = markers + i / 256 * 4;

		if (i % 256 == 0 && (marker + 4 > t->sec.size || get32(t, marker) != pos - names))
			return false;
		len = name_length(t, &pos);
		pos += len;
	}
	t->count_at = count_at;
	t->names = names;
	t->nsyms = count;
	return true;
}

static bool find_names(struct tables *t)
{
	size_t pos = t->tokens & ~(t->align - 1);
	size_t stop = pos > MAX_NAMES_SIZE ? pos - MAX_NAMES_SIZE : 0;

	/* Room for a count and a name's length is before the tokens. */
	while (pos >= stop + t->align) {
		pos -= t->align;
		if (pos + 8 <= t->tokens && check_names(t, pos))
			return true;
	}
	return false;
}

static void read_types(struct tables *t)
{
	size_t pos = t->names;

	for (uint32_t i = 0; i < t->nsyms; i++) {
		size_t len = name_length(t, &pos);

		t->types[i] = *token(t, t->sec.data[pos]);
		pos += len;
	}
}

static bool in_segment(const struct target_mem *mem, uint64_t addr)
{
	uint8_t byte;

	return target_mem_read(mem, addr, &byte, 1);
}

static uint64_t address(const struct tables *t, uint32_t i)
{
	const size_t at = t->offsets + 4 * (size_t)i;
	const int32_t off = get32(t, at);

	switch (t->relative_to) {
	case RELATIVE_TO_BASE:
		break;
	case RELATIVE_TO_BASE_IF_NEGATIVE:
		return off >= 0 ? (uint64_t)off : t->base - 1 - (int64_t)off;
	case RELATIVE_TO_ITSELF:
		return t->addr + at + (int64_t)off;
	}
	return t->base + (uint32_t)off;
}

static const struct target_segment *segment_of(const struct target_mem *mem, uint64_t addr)
{
	for (size_t i = 0; i < mem->nsegments; i++) {
		if (addr - mem->segments[i].addr < mem->segments[i].blob.size)
			return &mem->segments[i];
	}
	return NULL;
}

/* Whether addresses ascend, and what is text by its letter is where code is. */
static bool check_addresses(const struct tables *t)
{
	const struct target_segment *last = NULL;
	uint32_t ascending = 1, text = 0, code = 0;

	for (uint32_t i = 0; i < t->nsyms; i++) {
		const uint64_t addr = address(t, i);

		ascending += i && addr >= address(t, i - 1);
		if (t->types[i] != 't' && t->types[i] != 'T')
			continue;
		if (!last || addr - last->addr >= last->blob.size)
			last = segment_of(t->mem, addr);
		text++;
		code += last && last->exec;
	}
	return ascending >= t->nsyms - t->nsyms / 16 && code >= text - text / 16;
}

/* Takes the offsets at this place when they make sense with the base that is there. */
static bool check_with_base(struct tables *t, size_t offsets, size_t base_at)
{
	uint32_t negative = 0;

	if (base_at + 8 > t->sec.size || !in_segment(t->mem, get64(t, base_at)))
		return false;
	t->offsets = offsets;
	t->base = get64(t, base_at);
	for (uint32_t i = 0; i < t->nsyms; i++)
		negative += (int32_t)get32(t, offsets + 4 * (size_t)i) < 0;
	/* See make_percpus_absolute() and write_src() in scripts/kallsyms.c. */
	t->relative_to = negative > t->nsyms / 2 ? RELATIVE_TO_BASE_IF_NEGATIVE : RELATIVE_TO_BASE;
	return check_addresses(t);
}

static bool check_without_base(struct tables *t, size_t offsets)
{
	if (offsets > t->sec.size || t->sec.size - offsets < 4 * (size_t)t->nsyms)
		return false;
	t->offsets = offsets;
	t->relative_to = RELATIVE_TO_ITSELF;
	return check_addresses(t);
}

/* The offsets are after all else, or, before 6.4, in front with the base after them. */
static bool find_offsets(struct tables *t)
{
	const size_t size = align(t, 4 * (size_t)t->nsyms);
	const size_t after = align(t, t->token_index + 2 * NTOKENS);

	if (check_with_base(t, after, (after + size + 7) & ~(size_t)7) ||
	    check_without_base(t, after))
		return true;
	return t->count_at >= size + 8 &&
	       check_with_base(t, t->count_at - 8 - size, t->count_at - 8);
}

/* Expands the name at *off into buf (type letter first) and moves *off past it. */
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

/* The tables are aligned as their words: 64-bit ones, or, without a base, 32-bit ones. */
static bool decode_at(struct tables *t, size_t zero, struct target_unit *unit)
{
	static const size_t alignments[] = { 8, 4 };

	for (size_t i = 0; i < sizeof(alignments) / sizeof(alignments[0]); i++) {
		bool found;

		t->align = alignments[i];
		if (!find_tokens(t, zero) || !find_names(t))
			continue;
		t->types = talloc_array(NULL, char, t->nsyms);
		read_types(t);
		found = find_offsets(t);
		talloc_free(t->types);
		if (found)
			return add_symbols(t, unit);
	}
	return false;
}

static bool decode_section(struct tables *t, struct target_unit *unit)
{
	static const char digits[] = "0\0001\0002\0003\0004\0005\0006\0007\0008\0009";
	const uint8_t *from = t->sec.data, *end = from + t->sec.size;

	for (;;) {
		const uint8_t *at = memmem(from, end - from, digits, sizeof(digits));

		if (!at)
			return false;
		if (decode_at(t, at - t->sec.data, unit))
			return true;
		from = at + 1;
	}
}

bool target_kallsyms_decode(const struct target_mem *mem, struct target_unit *unit)
{
	for (size_t i = 0; i < mem->nsegments; i++) {
		const struct target_segment *seg = &mem->segments[i];
		struct tables t = { .mem = mem, .sec = seg->blob, .addr = seg->addr };

		if (!seg->exec && t.sec.data && decode_section(&t, unit))
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

bool target_kallsyms_map(struct target_blob text, struct target_unit *unit)
{
	const char *at = (const char *)text.data, *end = at + text.size;
	bool hidden = false;
	char line[MAX_NAME + 64];

	while (at < end) {
		const char *eol = memchr(at, '\n', end - at);
		size_t len = (eol ? eol : end) - at;

		if (len < sizeof(line)) {
			memcpy(line, at, len);
			line[len] = '\0';
			add_line(unit, line, NULL, &hidden);
		}
		at += len + 1;
	}
	target_unit_sort_syms(unit);
	return unit->nsyms >= MIN_SYMBOLS && !hidden;
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
