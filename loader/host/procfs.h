/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * procfs.h - processes in /proc, which may be mounted for another pid namespace than this
 * program's.
 */
#ifndef DTAP_LOADER_PROCFS_H
#define DTAP_LOADER_PROCFS_H

#include <stddef.h>
#include <stdint.h>

/*
 * The path of `entry` ("maps", "root/etc") of a process that is `pid` to this program.  One that
 * cannot be opened if /proc does not have the process, or it has ended.
 */
void procfs_path(char *ret, size_t size, uint64_t pid, const char *entry);

#endif
