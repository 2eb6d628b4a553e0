/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * target_unit.h - what is being learnt of one unit (the kernel itself, or one module)
 * before it is written as an index.
 *
 * A source (image, module file, running system) adds symbols, events and system calls;
 * target_index.c sorts and writes them.  Strings are offsets into one growing blob, 0 is "".
 * A unit and all it holds is one talloc tree.
 */
#ifndef DTAP_TARGET_UNIT_H
#define DTAP_TARGET_UNIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct btf;

struct target_sym {
	uint64_t addr;
	uint32_t name;
	char type; /* as nm's */
	bool text; /* in text that stays after boot */
	bool percpu;
	uint8_t flags; /* TARGET_FUNC_*, for functions */
};

struct target_unit_event {
	uint32_t system, name, tracepoint, record;
	uint32_t proto_id;
};

/*
 * With the number: of a 32-bit program; handled by code that converts what has another layout
 * there.
 */
#define TARGET_SYSCALL_COMPAT	 0x10000u
#define TARGET_SYSCALL_CONVERTED 0x20000u
#define TARGET_SYSCALL_NR	 0x0ffffu

struct target_unit_syscall {
	uint32_t name, nr, nargs;
	uint32_t types[6], args[6];
};

/* A named type of the unit's own BTF. */
struct target_btf_name {
	uint32_t name_off; /* in the BTF's strings */
	uint32_t kind_id;  /* TARGET_BTF_KEY(kind, id) */
};

#define TARGET_BTF_ID_BITS	 27
#define TARGET_BTF_KEY(kind, id) ((uint32_t)(kind) << TARGET_BTF_ID_BITS | (uint32_t)(id))
#define TARGET_BTF_ID(key)	 ((key) & ((1u << TARGET_BTF_ID_BITS) - 1))
#define TARGET_BTF_KIND(key)	 ((key) >> TARGET_BTF_ID_BITS)

struct target_unit {
	char *strings;
	size_t strings_len;
	struct target_sym *syms; /* by address once a source is done */
	size_t nsyms;
	struct target_unit_event *events;
	size_t nevents;
	struct target_unit_syscall *syscalls;
	size_t nsyscalls;
	char build_id[65]; /* lower-case hex, "" unknown */

	const void *btf_raw; /* NULL: none */
	size_t btf_size;
	struct btf *btf;		/* parsed btf_raw, freed with the unit */
	const struct target_unit *base; /* of a module: the kernel's unit, or NULL */
	struct target_btf_name *names;	/* of btf's own types, by name */
	size_t nnames;
};

struct target_unit *target_unit_create(void *parent);

/* Copies the string; returns its offset. */
uint32_t target_unit_string(struct target_unit *u, const char *s);
uint32_t target_unit_stringn(struct target_unit *u, const char *s, size_t len);
/* The address of a string; valid until the next one is added. */
const char *target_unit_str(const struct target_unit *u, uint32_t off);

/* Valid until the next one is added. */
struct target_sym *target_unit_add_sym(struct target_unit *u);
struct target_unit_event *target_unit_add_event(struct target_unit *u);
struct target_unit_syscall *target_unit_add_syscall(struct target_unit *u);

/* Orders the symbols by address, then in the order they were added. */
void target_unit_sort_syms(struct target_unit *u);
/* The first symbol at or after an address, NULL if none.  Needs the order by address. */
const struct target_sym *target_unit_sym_from(const struct target_unit *u, uint64_t addr);
/* The end of the symbol's extent: where the next one with another address begins. */
uint64_t target_unit_sym_end(const struct target_unit *u, const struct target_sym *sym);
/* A symbol by name, a linear search. */
const struct target_sym *target_unit_find(const struct target_unit *u, const char *name);
/* The first symbol at exactly the address whose name has the prefix; NULL if none. */
const struct target_sym *target_unit_sym_at(const struct target_unit *u, uint64_t addr,
					    const char *prefix);

/* Parses raw BTF, split on base's if base is given; NULL if it is damaged. Free: btf__free(). */
struct btf *target_btf_parse(const void *raw, size_t size, struct btf *base);

/*
 * Takes raw BTF (which must live as long as the unit), split on base's BTF if base is given.
 * False if it cannot be parsed: the unit then has none.
 */
bool target_unit_set_btf(struct target_unit *u, const void *raw, size_t size, struct btf *base);
/* Type id by name and kind among the unit's own types, 0 = none. */
uint32_t target_unit_btf_find(const struct target_unit *u, const char *name, uint32_t kind);
/* Byte offset of a member of a struct in the BTF (the unit's or its base's); -1 = none. */
int target_unit_member(const struct target_unit *u, const char *type, const char *member);

#endif
