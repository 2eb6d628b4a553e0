// SPDX-License-Identifier: GPL-2.0-or-later
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* qsort_r, memfd_create */
#endif
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <bpf/btf.h>
#include <talloc.h>

#include "target_unit.h"
#include "common/array.h"
#include "common/must.h"

static int unit_free(struct target_unit *u)
{
	btf__free(u->btf);
	return 0;
}

struct target_unit *target_unit_create(void *parent)
{
	struct target_unit *u = talloc_zero(parent, struct target_unit);

	talloc_set_destructor(u, unit_free);
	target_unit_string(u, "");
	return u;
}

uint32_t target_unit_stringn(struct target_unit *u, const char *s, size_t len)
{
	size_t have = u->strings ? talloc_get_size(u->strings) : 0;
	size_t off = u->strings_len;

	u->strings = must(array_reserve(u, u->strings, &have, off + len + 1, sizeof(char)));
	memcpy(u->strings + off, s, len);
	u->strings[off + len] = '\0';
	u->strings_len += len + 1;
	return off;
}

uint32_t target_unit_string(struct target_unit *u, const char *s)
{
	return target_unit_stringn(u, s, strlen(s));
}

const char *target_unit_str(const struct target_unit *u, uint32_t off)
{
	return u->strings + off;
}

struct target_sym *target_unit_add_sym(struct target_unit *u)
{
	u->syms = array_grow(u, u->syms, u->nsyms, sizeof(*u->syms));
	memset(&u->syms[u->nsyms], 0, sizeof(*u->syms));
	return &u->syms[u->nsyms++];
}

struct target_unit_event *target_unit_add_event(struct target_unit *u)
{
	u->events = array_grow(u, u->events, u->nevents, sizeof(*u->events));
	memset(&u->events[u->nevents], 0, sizeof(*u->events));
	return &u->events[u->nevents++];
}

struct target_unit_syscall *target_unit_add_syscall(struct target_unit *u)
{
	u->syscalls = array_grow(u, u->syscalls, u->nsyscalls, sizeof(*u->syscalls));
	memset(&u->syscalls[u->nsyscalls], 0, sizeof(*u->syscalls));
	return &u->syscalls[u->nsyscalls++];
}

static int compare_addr(const void *a, const void *b)
{
	const struct target_sym *x = a, *y = b;

	if (x->addr != y->addr)
		return x->addr < y->addr ? -1 : 1;
	return (x->name > y->name) - (x->name < y->name);
}

void target_unit_sort_syms(struct target_unit *u)
{
	if (u->nsyms)
		qsort(u->syms, u->nsyms, sizeof(*u->syms), compare_addr);
}

const struct target_sym *target_unit_sym_from(const struct target_unit *u, uint64_t addr)
{
	size_t low = 0, high = u->nsyms;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (u->syms[mid].addr < addr)
			low = mid + 1;
		else
			high = mid;
	}
	return low < u->nsyms ? &u->syms[low] : NULL;
}

uint64_t target_unit_sym_end(const struct target_unit *u, const struct target_sym *sym)
{
	const struct target_sym *next = target_unit_sym_from(u, sym->addr + 1);

	return next ? next->addr : sym->addr;
}

const struct target_sym *target_unit_find(const struct target_unit *u, const char *name)
{
	for (size_t i = 0; i < u->nsyms; i++) {
		if (!strcmp(target_unit_str(u, u->syms[i].name), name))
			return &u->syms[i];
	}
	return NULL;
}

const struct target_sym *target_unit_sym_at(const struct target_unit *u, uint64_t addr,
					    const char *prefix)
{
	const struct target_sym *sym = target_unit_sym_from(u, addr);

	for (; sym && sym < u->syms + u->nsyms && sym->addr == addr; sym++) {
		if (!strncmp(target_unit_str(u, sym->name), prefix, strlen(prefix)))
			return sym;
	}
	return NULL;
}

static int compare_names(const void *a, const void *b, void *arg)
{
	const struct target_btf_name *x = a, *y = b;
	const struct btf *btf = arg;
	int order = 0;

	if (x->name_off != y->name_off)
		order = strcmp(btf__name_by_offset(btf, x->name_off),
			       btf__name_by_offset(btf, y->name_off));
	if (order)
		return order;
	return (x->kind_id > y->kind_id) - (x->kind_id < y->kind_id);
}

struct btf *target_btf_parse(const void *raw, size_t size, struct btf *base)
{
	struct btf *btf = NULL;
	char path[32];
	int fd;

	if (!base)
		return size > UINT32_MAX ? NULL : btf__new(raw, size);
	/* libbpf 1.1 reads split BTF from files alone. */
	fd = memfd_create("btf", MFD_CLOEXEC);
	if (fd < 0)
		return NULL;
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	if (write(fd, raw, size) == (ssize_t)size)
		btf = btf__parse_raw_split(path, base);
	close(fd);
	return btf;
}

bool target_unit_set_btf(struct target_unit *u, const void *raw, size_t size, struct btf *base)
{
	struct btf *btf = target_btf_parse(raw, size, base);
	uint32_t first = base ? btf__type_cnt(base) : 1;

	if (!btf)
		return false;
	u->btf = btf;
	u->btf_raw = raw;
	u->btf_size = size;
	u->names = talloc_array(u, struct target_btf_name, btf__type_cnt(btf) - first + 1);
	for (uint32_t id = first; id < btf__type_cnt(btf); id++) {
		const struct btf_type *type = btf__type_by_id(btf, id);

		if (!type->name_off || !btf__name_by_offset(btf, type->name_off))
			continue;
		u->names[u->nnames].name_off = type->name_off;
		u->names[u->nnames++].kind_id = TARGET_BTF_KEY(btf_kind(type), id);
	}
	qsort_r(u->names, u->nnames, sizeof(*u->names), compare_names, btf);
	return true;
}

uint32_t target_unit_btf_find(const struct target_unit *u, const char *name, uint32_t kind)
{
	size_t low = 0, high = u->nnames;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const struct target_btf_name *at = &u->names[mid];
		int order = strcmp(btf__name_by_offset(u->btf, at->name_off), name);

		if (order < 0 || (!order && TARGET_BTF_KIND(at->kind_id) < kind))
			low = mid + 1;
		else
			high = mid;
	}
	if (low == u->nnames || TARGET_BTF_KIND(u->names[low].kind_id) != kind ||
	    strcmp(btf__name_by_offset(u->btf, u->names[low].name_off), name) != 0)
		return 0;
	return TARGET_BTF_ID(u->names[low].kind_id);
}

/* Offset of a member, also inside unnamed members; -1 = none. */
static int find_member(const struct btf *btf, const struct btf_type *type, const char *name,
		       int depth)
{
	const struct btf_member *m = btf_members(type);

	for (int i = 0; i < btf_vlen(type); i++, m++) {
		const char *have = btf__name_by_offset(btf, m->name_off);
		uint32_t bits = btf_member_bit_offset(type, i);
		const struct btf_type *inner;
		int off;

		if (have && !strcmp(have, name))
			return bits / 8;
		inner = btf__type_by_id(btf, m->type);
		if (m->name_off || depth == 0 || !inner || !btf_is_composite(inner))
			continue;
		off = find_member(btf, inner, name, depth - 1);
		if (off >= 0)
			return bits / 8 + off;
	}
	return -1;
}

static const struct btf_type *find_struct(const struct target_unit *u, const char *name)
{
	uint32_t id;

	for (; u; u = u->base) {
		id = target_unit_btf_find(u, name, BTF_KIND_STRUCT);
		if (id)
			return btf__type_by_id(u->btf, id);
	}
	return NULL;
}

int target_unit_member(const struct target_unit *u, const char *type, const char *member)
{
	const struct btf_type *t = find_struct(u, type);
	const struct btf *btf = u->btf ? u->btf : u->base ? u->base->btf : NULL;

	return t ? find_member(btf, t, member, 4) : -1;
}
