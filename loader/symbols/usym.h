/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * usym.h - user addresses to names: what processes have mapped, and the files' ELF symbols.
 *
 * Of processes that begin or run another program after usym_watch(), the kernel tells the maps,
 * which stay when they have ended. The others' are in /proc/PID/maps, read at most once per
 * usym_refresh(). Symbol tables are kept per file.
 */
#ifndef DTAP_LOADER_USYM_H
#define DTAP_LOADER_USYM_H

#include <stdbool.h>
#include <stdint.h>

struct usym_result {
	const char *object;    /* base name of the file */
	const char *name;      /* NULL: the object has no symbol there */
	uint64_t offset;       /* in the symbol */
	uint64_t start;	       /* of the mapping */
	uint64_t file_address; /* in the file's own address space */
};

/*
 * process: as records have it (../runtime/abi.h), or as this program calls it.  false: no file is
 * mapped there, or the process is gone, or of another pid namespace.  Valid until usym_free().
 */
bool usym_find(uint64_t process, uint64_t address, struct usym_result *ret);
/* From now on processes are watched; without it /proc is all there is. */
void usym_watch(void);
/* A new batch of records begins: processes may have changed. At least once a second. */
void usym_refresh(void);
void usym_free(void);

#endif
