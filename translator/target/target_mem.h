/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * target_mem.h - the bytes at an address of the kernel or of a module.
 *
 * Three sources look alike: a linked kernel (an ELF file whose sections have their
 * addresses), a module file (its sections are placed and its data relocated as if it were
 * loaded), and the running kernel through /proc/kcore.  Every read is checked; reading what
 * is not there fails.
 */
#ifndef DTAP_TARGET_MEM_H
#define DTAP_TARGET_MEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "target_image.h"

struct target_unit;

struct target_segment {
	const char *name; /* the section's, "" when there is none */
	uint64_t addr;
	struct target_blob blob; /* data NULL: in the file, at off */
	uint64_t off;
	bool exec;
};

struct target_mem {
	struct target_segment *segments;
	size_t nsegments;
	struct target_blob btf; /* .BTF, data NULL = none */
	int fd;			/* -1: all in memory */
};

/* From a linked kernel.  The blob must outlive the result; NULL and *err when it is damaged. */
struct target_mem *target_mem_kernel(void *ctx, struct target_blob elf, const char **err);

/*
 * Adds a linked kernel's symbols to the unit, ordered by address; false: it was stripped of them.
 */
bool target_mem_kernel_symbols(struct target_blob elf, struct target_unit *unit);

/*
 * From a module file; adds the module's symbols to the unit, with the addresses given to them
 * here.  NULL and *err when it is damaged.
 */
struct target_mem *target_mem_module(void *ctx, struct target_blob elf, struct target_unit *unit,
				     const char **err);

/* The running kernel's; NULL when /proc/kcore cannot be read. */
struct target_mem *target_mem_running(void *ctx);

/* A section by name, NULL = none. */
const struct target_segment *target_mem_section(const struct target_mem *mem, const char *name);

/* The build-id in ELF notes as lower-case hex, "" when there is none. */
void target_notes_build_id(struct target_blob notes, char ret[65]);

bool target_mem_read(const struct target_mem *mem, uint64_t addr, void *buf, size_t len);
/* A pointer-sized value, 0 when it cannot be read. */
uint64_t target_mem_pointer(const struct target_mem *mem, uint64_t addr);
/* A NUL-terminated string of less than size bytes, copied to buf; false if it is no such. */
bool target_mem_string(const struct target_mem *mem, uint64_t addr, char *buf, size_t size);

#endif
