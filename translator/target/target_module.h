/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * target_module.h - the module files of a kernel release, and what is in them.
 */
#ifndef DTAP_TARGET_MODULE_H
#define DTAP_TARGET_MODULE_H

#include <stddef.h>

#include "target_unit.h"

struct target_module_file {
	const char *name; /* as the kernel shows it: "snd_pcm" */
	const char *path; /* as in modules.dep; see target_module_path() */
	uint32_t ordinal; /* the place in modules.dep */
};

struct target_module_files {
	struct target_module_file *files; /* by name */
	size_t n;
	const char *dir;
	const char *missing; /* the path that modules.dep would have, NULL = it is there */
};

/* Lists (usr/)lib/modules/RELEASE of the sysroot from its modules.dep; empty when there is none. */
struct target_module_files *target_module_list(void *ctx, const char *sysroot, const char *release);

/* A module by name ('-' and '_' are the same), NULL = none. */
const struct target_module_file *target_module_find(const struct target_module_files *list,
						    const char *name);

/* Whether the kernel itself has what would be a module of that name: modules.builtin. */
bool target_module_builtin(void *ctx, const char *sysroot, const char *release, const char *name);

/* Where the file is. */
char *target_module_path(void *ctx, const struct target_module_files *list,
			 const struct target_module_file *file);

/*
 * Reads a module file.  base has the kernel's BTF and its names; NULL = no types.  NULL and *err
 * (a sentence that names the file) when it cannot be read.
 */
struct target_unit *target_module_read(void *ctx, const char *path, const struct target_unit *base,
				       const char **err);

#endif
