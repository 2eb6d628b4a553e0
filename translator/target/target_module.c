// SPDX-License-Identifier: GPL-2.0-or-later
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <talloc.h>

#include "common/array.h"
#include "common/file.h"
#include "target_mem.h"
#include "target_module.h"
#include "target_scan.h"

static int compare_file(const void *a, const void *b)
{
	const struct target_module_file *x = a, *y = b;

	return strcmp(x->name, y->name);
}

static void use_underscores(char *name)
{
	for (; *name; name++) {
		if (*name == '-')
			*name = '_';
	}
}

/* One line of modules.dep: "kernel/fs/ext4/ext4.ko.xz: kernel/lib/crc16.ko.xz ...". */
static void add_line(struct target_module_files *list, char *line)
{
	char *colon = strchr(line, ':'), *end, *slash, *name;
	uint32_t ordinal;
	const char *begin;

	if (!colon)
		return;
	*colon = '\0';
	slash = strrchr(line, '/');
	begin = slash ? slash + 1 : line;
	end = strstr(begin, ".ko");
	if (!end)
		return;
	name = talloc_strndup(list, begin, end - begin);
	use_underscores(name);
	ordinal = list->n;
	array_add(list, list->files, list->n) =
		(struct target_module_file){ .path = line, .name = name, .ordinal = ordinal };
}

/* Packages that were only unpacked have their modules in either of two folders. */
static char *modules_dir(void *ctx, const char *sysroot, const char *release)
{
	static const char *const places[] = { "lib/modules", "usr/lib/modules" };
	char *dir;

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		dir = talloc_asprintf(ctx, "%s/%s/%s", sysroot, places[i], release);
		if (!access(talloc_asprintf(dir, "%s/kernel", dir), X_OK))
			return dir;
	}
	return talloc_asprintf(ctx, "%s/%s/%s", sysroot, places[0], release);
}

struct target_module_files *target_module_list(void *ctx, const char *sysroot, const char *release)
{
	struct target_module_files *list = talloc_zero(ctx, struct target_module_files);
	char *dep, *line, *save;

	list->dir = modules_dir(list, sysroot, release);
	list->missing = talloc_asprintf(list, "%s/modules.dep", list->dir);
	dep = file_read(list, list->missing, NULL);
	if (!dep)
		return list;
	list->missing = NULL;
	for (line = strtok_r(dep, "\n", &save); line; line = strtok_r(NULL, "\n", &save))
		add_line(list, line);
	if (list->n)
		qsort(list->files, list->n, sizeof(*list->files), compare_file);
	return list;
}

const struct target_module_file *target_module_find(const struct target_module_files *list,
						    const char *name)
{
	struct target_module_file key = {};
	const struct target_module_file *found;
	char *copy = talloc_strdup(NULL, name);

	use_underscores(copy);
	key.name = copy;
	found = list->n ? bsearch(&key, list->files, list->n, sizeof(key), compare_file) : NULL;
	talloc_free(copy);
	return found;
}

bool target_module_builtin(void *ctx, const char *sysroot, const char *release, const char *name)
{
	char *tmp = talloc_new(ctx), *list, *line, *save, *slash;
	char *wanted = talloc_strdup(tmp, name);
	bool found = false;

	use_underscores(wanted);
	list = file_read(
		tmp, talloc_asprintf(tmp, "%s/modules.builtin", modules_dir(tmp, sysroot, release)),
		NULL);
	line = list ? strtok_r(list, "\n", &save) : NULL;
	for (; line && !found; line = strtok_r(NULL, "\n", &save)) {
		slash = strrchr(line, '/');
		slash = slash ? slash + 1 : line;
		slash[strcspn(slash, ".")] = '\0';
		use_underscores(slash);
		found = !strcmp(slash, wanted);
	}
	talloc_free(tmp);
	return found;
}

struct target_unit *target_module_read(void *ctx, const char *path, const struct target_unit *base,
				       const char **err)
{
	struct target_unit *unit = target_unit_create(ctx);
	const struct target_segment *notes;
	const char *why = NULL;
	struct target_blob elf;
	struct target_mem *mem;

	if (!target_module_file_load(unit, path, &elf, &why)) {
		*err = talloc_steal(ctx, why);
		talloc_free(unit);
		return NULL;
	}
	mem = target_mem_module(unit, elf, unit, &why);
	if (!mem) {
		*err = talloc_asprintf(ctx, "the module file %s is damaged: %s", path, why);
		talloc_free(unit);
		return NULL;
	}
	notes = target_mem_section(mem, ".note.gnu.build-id");
	if (notes)
		target_notes_build_id(notes->blob, unit->build_id);
	unit->base = base;
	/* Types of a module built elsewhere refer to a kernel that is not this one. */
	if (base && base->btf && mem->btf.data && !target_mem_section(mem, ".BTF.base"))
		target_unit_set_btf(unit, mem->btf.data, mem->btf.size, base->btf);
	target_scan_module_functions(mem, unit);
	target_scan_events(mem, unit);
	return unit;
}

char *target_module_path(void *ctx, const struct target_module_files *list,
			 const struct target_module_file *file)
{
	return *file->path == '/' ? talloc_strdup(ctx, file->path) :
				    talloc_asprintf(ctx, "%s/%s", list->dir, file->path);
}
