/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * target_index.h - what was learnt of a unit, as one flat piece of memory that a file
 * holds and later runs map.
 *
 * Layout: struct target_index_header, then the sections, each 8-byte aligned, in the
 * machine's own byte order; names are offsets into the strings section.  The header's
 * checksum covers everything after it, so a damaged file is not taken, nor is one that another
 * build of the program has written: what is put in may have changed.
 */
#ifndef DTAP_TARGET_INDEX_H
#define DTAP_TARGET_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "target_image.h"
#include "target_unit.h"

#define TARGET_INDEX_KEY_SIZE	256
#define TARGET_INDEX_MAKER_SIZE 48

/* In the order they are in the file. */
enum target_section {
	TARGET_SECTION_STRINGS,	 /* bytes, the last is NUL */
	TARGET_SECTION_FUNCS,	 /* struct target_index_func, by name */
	TARGET_SECTION_SYMS,	 /* struct target_index_sym, by name */
	TARGET_SECTION_EVENTS,	 /* struct target_unit_event, by system and name */
	TARGET_SECTION_SYSCALLS, /* struct target_unit_syscall, by nr */
	TARGET_SECTION_NAMES,	 /* struct target_btf_name, by name, then kind */
	TARGET_SECTION_BTF,	 /* raw BTF */
	TARGET_NSECTIONS
};

struct target_index_header {
	char magic[8];
	uint64_t checksum;		     /* of all that follows this member */
	char maker[TARGET_INDEX_MAKER_SIZE]; /* identity() of the program */
	uint64_t header_size;
	uint64_t size;			 /* of the file */
	char key[TARGET_INDEX_KEY_SIZE]; /* identity of what it was made from */
	char build_id[72];
	struct {
		uint64_t off, len; /* bytes */
	} sections[TARGET_NSECTIONS];
};

struct target_index_func {
	uint32_t name, flags, btf_id;
	uint32_t offset; /* see struct target_func */
};

struct target_index_sym {
	uint32_t name;
	uint8_t type, percpu;
	uint16_t pad;
};

/* An index in memory. */
struct target_index {
	const struct target_index_header *header;
	const char *strings;
	size_t strings_len;
	const struct target_index_func *funcs;
	const struct target_index_sym *syms;
	const struct target_unit_event *events;
	const struct target_unit_syscall *syscalls;
	const struct target_btf_name *names;
	const void *btf;
	size_t nfuncs, nsyms, nevents, nsyscalls, nnames, btf_size;
};

/* Makes an index of a unit; owned by ctx. */
struct target_blob target_index_build(void *ctx, const struct target_unit *unit, const char *key);

/* Checks the bytes and finds the sections in them; false when they are damaged. */
bool target_index_attach(struct target_index *index, struct target_blob blob);

/*
 * Makes the folder of index files, in a trusted one, when it is not there.  false: there is none,
 * or *err says why what is in it must not be used.
 */
bool target_index_folder(void *ctx, const char *path, const char **err);

/*
 * Maps the file and attaches to it.  False when there is no such file, when it is damaged or of
 * made by another build, or when key is not the one it was made with.
 */
bool target_index_load(void *ctx, const char *path, const char *key, struct target_index *index);

/* Writes it in one step, readers see all or nothing.  False when that was not possible. */
bool target_index_save(const char *path, struct target_blob blob);

/* A string by offset; "" when the offset is out of bounds. */
const char *target_index_str(const struct target_index *index, uint32_t off);
const struct target_index_sym *target_index_find_sym(const struct target_index *index,
						     const char *name);
/* Type id by name and kind, 0 = none. */
uint32_t target_index_find_type(const struct target_index *index, const char *name, uint32_t kind);

#endif
