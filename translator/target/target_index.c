// SPDX-License-Identifier: GPL-2.0-or-later
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* qsort_r */
#endif
#include <ctype.h>
#include <fcntl.h>
#include <linux/btf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <talloc.h>

#include "common/checksum.h"
#include "common/identity.h"
#include "common/trust.h"
#include "target.h"
#include "target_index.h"

static const char magic[8] = "dtapidx";

static const size_t element_size[TARGET_NSECTIONS] = {
	[TARGET_SECTION_STRINGS] = 1,
	[TARGET_SECTION_FUNCS] = sizeof(struct target_index_func),
	[TARGET_SECTION_SYMS] = sizeof(struct target_index_sym),
	[TARGET_SECTION_EVENTS] = sizeof(struct target_unit_event),
	[TARGET_SECTION_SYSCALLS] = sizeof(struct target_unit_syscall),
	[TARGET_SECTION_NAMES] = sizeof(struct target_btf_name),
	[TARGET_SECTION_BTF] = 1,
};

#define AFTER_CHECKSUM (offsetof(struct target_index_header, checksum) + sizeof(uint64_t))

/* The parts of an index before they are put together. */
struct parts {
	const struct target_unit *unit;
	struct target_blob section[TARGET_NSECTIONS];
};

static int compare_sym(const void *a, const void *b, void *arg)
{
	const struct target_unit *u = arg;
	const struct target_sym *x = &u->syms[*(const uint32_t *)a];
	const struct target_sym *y = &u->syms[*(const uint32_t *)b];
	int order = strcmp(target_unit_str(u, x->name), target_unit_str(u, y->name));

	if (order)
		return order;
	return (x > y) - (x < y);
}

static int compare_event(const void *a, const void *b, void *arg)
{
	const struct target_unit_event *x = a, *y = b;
	const struct target_unit *u = arg;
	int order = strcmp(target_unit_str(u, x->system), target_unit_str(u, y->system));

	return order ? order : strcmp(target_unit_str(u, x->name), target_unit_str(u, y->name));
}

static int compare_syscall(const void *a, const void *b)
{
	const struct target_unit_syscall *x = a, *y = b;

	const uint32_t nr = x->nr & ~TARGET_SYSCALL_CONVERTED;
	const uint32_t other = y->nr & ~TARGET_SYSCALL_CONVERTED;

	return (nr > other) - (nr < other);
}

/* Compiler-made data, which no script can name. */
static bool is_nameable(const struct target_unit *u, const struct target_sym *sym)
{
	const char *name = target_unit_str(u, sym->name);

	if (strncmp(name, "__UNIQUE_ID_", 12) == 0 || strncmp(name, "__pfx_", 6) == 0 ||
	    strncmp(name, "__cfi_", 6) == 0)
		return false;
	return sym->text || !strchr(name, '.');
}

/* Of symbols of the same name: a function that ftrace knows, a function, a global symbol. */
static int rank(const struct target_sym *sym)
{
	if (sym->text)
		return sym->flags & TARGET_FUNC_FTRACE ? 3 : 2;
	return isupper((unsigned char)sym->type) ? 1 : 0;
}

/* Distance from the kernel's first byte of text, which is the same wherever it is loaded. */
static uint32_t text_offset(const struct target_sym *text, const struct target_sym *sym)
{
	if (!text || sym->addr <= text->addr || sym->addr - text->addr > UINT32_MAX)
		return 0;
	return (uint32_t)(sym->addr - text->addr);
}

/* One function and one symbol per name; strings that are left over are not copied. */
static void add_names(struct parts *p, void *ctx, struct target_unit *out)
{
	const struct target_unit *u = p->unit;
	uint32_t *order = talloc_array(ctx, uint32_t, u->nsyms + 1);
	struct target_index_func *funcs = talloc_array(ctx, struct target_index_func, u->nsyms + 1);
	struct target_index_sym *syms =
		talloc_zero_array(ctx, struct target_index_sym, u->nsyms + 1);
	const struct target_sym *text = u->base ? NULL : target_unit_find(u, "_text");
	size_t nfuncs = 0, nsyms = 0;

	for (size_t i = 0; i < u->nsyms; i++)
		order[i] = i;
	qsort_r(order, u->nsyms, sizeof(*order), compare_sym, (void *)u);
	for (size_t i = 0, next; i < u->nsyms; i = next) {
		const struct target_sym *best = &u->syms[order[i]];
		const char *name = target_unit_str(u, best->name);
		uint32_t off;

		for (next = i + 1; next < u->nsyms; next++) {
			const struct target_sym *sym = &u->syms[order[next]];

			if (strcmp(target_unit_str(u, sym->name), name) != 0)
				break;
			if (rank(sym) > rank(best))
				best = sym;
		}
		if (!is_nameable(u, best))
			continue;
		off = target_unit_string(out, name);
		syms[nsyms].name = off;
		syms[nsyms].type = best->type;
		syms[nsyms++].percpu = best->percpu;
		if (!best->text)
			continue;
		funcs[nfuncs].name = off;
		funcs[nfuncs].flags = best->flags;
		funcs[nfuncs].offset = text_offset(text, best);
		funcs[nfuncs++].btf_id = target_unit_btf_find(u, name, BTF_KIND_FUNC);
	}
	p->section[TARGET_SECTION_FUNCS] =
		(struct target_blob){ (uint8_t *)funcs, nfuncs * sizeof(*funcs) };
	p->section[TARGET_SECTION_SYMS] =
		(struct target_blob){ (uint8_t *)syms, nsyms * sizeof(*syms) };
}

static void move_string(const struct target_unit *from, struct target_unit *to, uint32_t *off)
{
	*off = *off ? target_unit_string(to, target_unit_str(from, *off)) : 0;
}

static void add_events(struct parts *p, void *ctx, struct target_unit *out)
{
	const struct target_unit *u = p->unit;
	struct target_unit_event *events =
		talloc_array(ctx, struct target_unit_event, u->nevents + 1);

	if (u->nevents)
		memcpy(events, u->events, u->nevents * sizeof(*events));
	qsort_r(events, u->nevents, sizeof(*events), compare_event, (void *)u);
	for (size_t i = 0; i < u->nevents; i++) {
		bool same = events[i].tracepoint == events[i].name;

		move_string(u, out, &events[i].system);
		move_string(u, out, &events[i].name);
		move_string(u, out, &events[i].record);
		if (same)
			events[i].tracepoint = events[i].name;
		else
			move_string(u, out, &events[i].tracepoint);
	}
	p->section[TARGET_SECTION_EVENTS] =
		(struct target_blob){ (uint8_t *)events, u->nevents * sizeof(*events) };
}

static void add_syscalls(struct parts *p, void *ctx, struct target_unit *out)
{
	const struct target_unit *u = p->unit;
	struct target_unit_syscall *calls =
		talloc_array(ctx, struct target_unit_syscall, u->nsyscalls + 1);

	if (u->nsyscalls)
		memcpy(calls, u->syscalls, u->nsyscalls * sizeof(*calls));
	qsort(calls, u->nsyscalls, sizeof(*calls), compare_syscall);
	for (size_t i = 0; i < u->nsyscalls; i++) {
		move_string(u, out, &calls[i].name);
		for (unsigned int k = 0; k < 6; k++) {
			move_string(u, out, &calls[i].types[k]);
			move_string(u, out, &calls[i].args[k]);
		}
	}
	p->section[TARGET_SECTION_SYSCALLS] =
		(struct target_blob){ (uint8_t *)calls, u->nsyscalls * sizeof(*calls) };
}

static size_t align8(size_t n)
{
	return (n + 7) & ~(size_t)7;
}

static struct target_blob assemble(void *ctx, const struct parts *p, const char *key)
{
	struct target_index_header *header;
	size_t size = align8(sizeof(*header));
	uint8_t *data;

	for (unsigned int i = 0; i < TARGET_NSECTIONS; i++)
		size += align8(p->section[i].size);
	data = talloc_zero_size(ctx, size);
	header = (struct target_index_header *)data;
	memcpy(header->magic, magic, sizeof(magic));
	snprintf(header->maker, sizeof(header->maker), "%s", identity());
	header->header_size = sizeof(*header);
	header->size = size;
	snprintf(header->key, sizeof(header->key), "%s", key);
	snprintf(header->build_id, sizeof(header->build_id), "%s", p->unit->build_id);
	size = align8(sizeof(*header));
	for (unsigned int i = 0; i < TARGET_NSECTIONS; i++) {
		header->sections[i].off = size;
		header->sections[i].len = p->section[i].size;
		if (p->section[i].size)
			memcpy(data + size, p->section[i].data, p->section[i].size);
		size += align8(p->section[i].size);
	}
	header->checksum = checksum(data + AFTER_CHECKSUM, size - AFTER_CHECKSUM);
	return (struct target_blob){ data, size };
}

struct target_blob target_index_build(void *ctx, const struct target_unit *unit, const char *key)
{
	void *tmp = talloc_new(ctx);
	struct target_unit *out = target_unit_create(tmp);
	struct parts p = { .unit = unit };
	struct target_blob blob;

	add_names(&p, tmp, out);
	add_events(&p, tmp, out);
	add_syscalls(&p, tmp, out);
	p.section[TARGET_SECTION_STRINGS] =
		(struct target_blob){ (uint8_t *)out->strings, out->strings_len };
	/* A module's names may be in the kernel's strings; nobody looks for its types by name. */
	if (!unit->base)
		p.section[TARGET_SECTION_NAMES] =
			(struct target_blob){ (uint8_t *)unit->names,
					      unit->nnames * sizeof(*unit->names) };
	p.section[TARGET_SECTION_BTF] = (struct target_blob){ unit->btf_raw, unit->btf_size };
	blob = assemble(ctx, &p, key);
	talloc_free(tmp);
	return blob;
}

bool target_index_attach(struct target_index *index, struct target_blob blob)
{
	const struct target_index_header *h = (const void *)blob.data;
	const void *at[TARGET_NSECTIONS];
	size_t n[TARGET_NSECTIONS];

	if (blob.size < sizeof(*h) || memcmp(h->magic, magic, sizeof(magic)) != 0 ||
	    !memchr(h->maker, '\0', sizeof(h->maker)) || strcmp(h->maker, identity()) != 0 ||
	    h->header_size != sizeof(*h) || h->size != blob.size ||
	    h->checksum != checksum(blob.data + AFTER_CHECKSUM, blob.size - AFTER_CHECKSUM) ||
	    !memchr(h->key, '\0', sizeof(h->key)) ||
	    !memchr(h->build_id, '\0', sizeof(h->build_id)))
		return false;
	for (unsigned int i = 0; i < TARGET_NSECTIONS; i++) {
		uint64_t off = h->sections[i].off, len = h->sections[i].len;

		if (off % 8 || off > blob.size || len > blob.size - off || len % element_size[i])
			return false;
		at[i] = blob.data + off;
		n[i] = len / element_size[i];
	}
	*index = (struct target_index){
		.header = h,
		.strings = at[TARGET_SECTION_STRINGS],
		.strings_len = n[TARGET_SECTION_STRINGS],
		.funcs = at[TARGET_SECTION_FUNCS],
		.nfuncs = n[TARGET_SECTION_FUNCS],
		.syms = at[TARGET_SECTION_SYMS],
		.nsyms = n[TARGET_SECTION_SYMS],
		.events = at[TARGET_SECTION_EVENTS],
		.nevents = n[TARGET_SECTION_EVENTS],
		.syscalls = at[TARGET_SECTION_SYSCALLS],
		.nsyscalls = n[TARGET_SECTION_SYSCALLS],
		.names = at[TARGET_SECTION_NAMES],
		.nnames = n[TARGET_SECTION_NAMES],
		.btf = at[TARGET_SECTION_BTF],
		.btf_size = n[TARGET_SECTION_BTF],
	};
	return index->strings_len && !index->strings[index->strings_len - 1];
}

bool target_index_folder(void *ctx, const char *path, const char **err)
{
	const char *why;

	*err = NULL;
	mkdir(path, 0700);
	if (trust_files(ctx, path, 0, &why))
		return true;
	if (why)
		*err = talloc_asprintf(ctx,
				       "the description of the kernel is not safe, as others could "
				       "change it: %s; remove %s",
				       why, path);
	return false;
}

bool target_index_load(void *ctx, const char *path, const char *key, struct target_index *index)
{
	void *owner = talloc_new(ctx);
	struct target_blob blob;
	const char *err;

	if (target_map_file(owner, path, &blob, &err) && target_index_attach(index, blob) &&
	    !strcmp(index->header->key, key))
		return true;
	talloc_free(owner);
	return false;
}

static bool write_all(int fd, struct target_blob blob)
{
	while (blob.size) {
		ssize_t n = write(fd, blob.data, blob.size);

		if (n <= 0)
			return false;
		blob.data += n;
		blob.size -= n;
	}
	return true;
}

bool target_index_save(const char *path, struct target_blob blob)
{
	char *tmp = talloc_asprintf(NULL, "%s.XXXXXX", path);
	int fd = mkostemp(tmp, O_CLOEXEC);
	bool good = false;

	if (fd >= 0) {
		good = write_all(fd, blob) && fchmod(fd, 0644) == 0;
		good = close(fd) == 0 && good && rename(tmp, path) == 0;
		if (!good)
			unlink(tmp);
	}
	talloc_free(tmp);
	return good;
}

const char *target_index_str(const struct target_index *index, uint32_t off)
{
	return off < index->strings_len ? index->strings + off : "";
}

const struct target_index_sym *target_index_find_sym(const struct target_index *index,
						     const char *name)
{
	size_t low = 0, high = index->nsyms;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = strcmp(target_index_str(index, index->syms[mid].name), name);

		if (!order)
			return &index->syms[mid];
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

/* The strings of raw BTF, NULL when the header makes no sense. */
static const char *btf_strings(const struct target_index *index, size_t *len)
{
	const struct btf_header *h = index->btf;
	uint64_t off;

	if (index->btf_size < sizeof(*h))
		return NULL;
	off = (uint64_t)h->hdr_len + h->str_off;
	if (off + h->str_len > index->btf_size || !h->str_len)
		return NULL;
	*len = h->str_len;
	if (((const char *)index->btf)[off + h->str_len - 1])
		return NULL;
	return (const char *)index->btf + off;
}

uint32_t target_index_find_type(const struct target_index *index, const char *name, uint32_t kind)
{
	size_t low = 0, high = index->nnames, len;
	const char *strings = btf_strings(index, &len);

	while (strings && low < high) {
		size_t mid = low + (high - low) / 2;
		const struct target_btf_name *at = &index->names[mid];
		int order = at->name_off < len ? strcmp(strings + at->name_off, name) : 1;

		if (order < 0 || (!order && TARGET_BTF_KIND(at->kind_id) < kind))
			low = mid + 1;
		else
			high = mid;
	}
	if (strings && low < index->nnames && index->names[low].name_off < len &&
	    TARGET_BTF_KIND(index->names[low].kind_id) == kind &&
	    !strcmp(strings + index->names[low].name_off, name))
		return TARGET_BTF_ID(index->names[low].kind_id);
	return 0;
}
