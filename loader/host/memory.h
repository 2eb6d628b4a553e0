/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * memory.h - how much memory there is for this process, and its standing with the OOM killer.
 *
 * Tracing takes a part of it at most, and ends with what it has before the kernel looks for a
 * process to kill.
 */
#ifndef DTAP_LOADER_MEMORY_H
#define DTAP_LOADER_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "runtime/abi.h"

#define MEMORY_SHARE 4 /* a quarter is granted */
#define MEMORY_TEXT  24

struct memory {
	u64 total, available; /* bytes */
};

/* Of the machine, or of the control groups of this process where they allow less. */
struct memory memory_now(void);
/* The same from files below `root`; for tests. */
struct memory memory_in(const char *root);
/* So little is left that the kernel will soon kill; `held` is what this process could give back. */
bool memory_is_short(const struct memory *memory, u64 held);

/*
 * What is mapped of the kernel side counts as this process's, rings twice: takes it off what the
 * OOM killer sees.
 */
void memory_shield(u64 mapped, const struct memory *memory);
/* For a child that has none of it. */
void memory_unshield(pid_t pid);

/* As options are written: 12k, 300m. */
const char *memory_text(u64 bytes, char ret[MEMORY_TEXT]);

#endif
