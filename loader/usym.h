/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * usym.h - user addresses to names: /proc/PID/maps and the files' ELF symbols.
 *
 * Maps are kept per process and read again at most once per usym_refresh(); those of
 * a process that has ended stay.  Symbol tables are kept per file.
 */
#ifndef DTAP_LOADER_USYM_H
#define DTAP_LOADER_USYM_H

#include <stdbool.h>
#include <stdint.h>

struct usym_result {
	const char *object;    /* base name of the file */
	const char *name;      /* NULL: the object has no symbol there */
	uint64_t offset;       /* in the symbol */
	uint64_t file_address; /* in the file's own address space */
};

/* false: no file is mapped there, or the process is gone. Valid until usym_free(). */
bool usym_find(uint64_t pid, uint64_t address, struct usym_result *ret);
/* A new batch of records begins: processes may have changed. */
void usym_refresh(void);
void usym_free(void);

#endif
