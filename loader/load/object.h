/* SPDX-License-Identifier: GPL-2.0-or-later */
/* object.h - ELF files that processes run, and their symbols. Kept until object_free_all(). */
#ifndef DTAP_LOADER_OBJECT_H
#define DTAP_LOADER_OBJECT_H

#include <stdint.h>

struct object;

/*
 * The file that a process knows by the path.  When the process is gone, the one that is there for
 * us, if it is inode ino; 0: whatever.  NULL: unreadable.
 */
struct object *object_get(uint64_t pid, const char *path, uint64_t ino);
const char *object_base(const struct object *object);
/* From a place in the file to an address as its symbols have them. */
uint64_t object_address(const struct object *object, uint64_t offset);
/* The symbol at an address and the offset in it; NULL: none. */
const char *object_symbol(const struct object *object, uint64_t address, uint64_t *offset);
void object_free_all(void);

#endif
