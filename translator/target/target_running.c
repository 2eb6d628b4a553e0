// SPDX-License-Identifier: GPL-2.0-or-later
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <bpf/btf.h>
#include <talloc.h>

#include "common/array.h"
#include "common/file.h"
#include "target.h"
#include "target_calls.h"
#include "target_kallsyms.h"
#include "target_mem.h"
#include "target_running.h"
#include "target_scan.h"

static const char *const tracefs[] = { "/sys/kernel/tracing", "/sys/kernel/debug/tracing" };

static bool read_file(void *ctx, const char *path, struct target_blob *ret)
{
	ret->data = (uint8_t *)file_read(ctx, path, &ret->size);
	return ret->data;
}

/* Reads a file of tracefs, wherever that is mounted. */
static bool read_tracefs(void *ctx, const char *name, struct target_blob *ret)
{
	for (size_t i = 0; i < sizeof(tracefs) / sizeof(tracefs[0]); i++) {
		char *path = talloc_asprintf(ctx, "%s/%s", tracefs[i], name);

		if (read_file(ctx, path, ret))
			return true;
	}
	return false;
}

void target_running_build_id(const char *module, char ret[65])
{
	void *tmp = talloc_new(NULL);
	struct target_blob notes;
	char *path;

	ret[0] = '\0';
	path = module ? talloc_asprintf(tmp, "/sys/module/%s/notes/.note.gnu.build-id", module) :
			talloc_strdup(tmp, "/sys/kernel/notes");
	if (read_file(tmp, path, &notes))
		target_notes_build_id(notes, ret);
	talloc_free(tmp);
}

unsigned int target_running_sources(void)
{
	static const char *const files[] = {
		"/sys/kernel/tracing/available_filter_functions",
		"/sys/kernel/debug/tracing/available_filter_functions",
		"/sys/kernel/debug/kprobes/blacklist",
		"/proc/kcore",
	};
	unsigned int sources = 0;

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		sources |= (unsigned int)(access(files[i], R_OK) == 0) << i;
	return sources;
}

static int compare_string(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **target_running_modules(void *ctx, size_t *n)
{
	const char **names = NULL;
	char *text, *line, *save;

	*n = 0;
	text = file_read(ctx, "/proc/modules", NULL);
	for (line = text ? strtok_r(text, "\n", &save) : NULL; line;
	     line = strtok_r(NULL, "\n", &save)) {
		line[strcspn(line, " ")] = '\0';
		array_add(ctx, names, *n) = line;
	}
	if (*n)
		qsort(names, *n, sizeof(*names), compare_string);
	return names;
}

struct by_name {
	const char *name;
	struct target_sym *sym;
};

static int compare_by_name(const void *a, const void *b)
{
	return strcmp(((const struct by_name *)a)->name, ((const struct by_name *)b)->name);
}

/* Sets the flag on all functions of a name. */
static void flag_name(const struct by_name *list, size_t n, const char *name, uint8_t flag)
{
	struct by_name key = { .name = name };
	const struct by_name *at = bsearch(&key, list, n, sizeof(key), compare_by_name);

	if (!at)
		return;
	while (at > list && !strcmp(at[-1].name, name))
		at--;
	for (; at < list + n && !strcmp(at->name, name); at++)
		at->sym->flags |= flag;
}

/* One line of available_filter_functions: "NAME" or "NAME [MODULE]". */
static void flag_ftrace_line(const struct by_name *list, size_t n, char *line, const char *module)
{
	char *of = strstr(line, " [");

	if (of) {
		*of = '\0';
		of += 2;
		of[strcspn(of, "]")] = '\0';
	}
	if (strcmp(of ? of : "", module ? module : "") == 0)
		flag_name(list, n, line, TARGET_FUNC_FTRACE);
}

/* One line of error_injection/list: "NAME\tKIND" or "NAME [MODULE]\tKIND". */
static void flag_marked_line(const struct by_name *list, size_t n, char *line, const char *module)
{
	const char *of = strstr(line, " [");
	const size_t length = module ? strlen(module) : 0;

	if (of ? !module || strncmp(of + 2, module, length) || of[2 + length] != ']' : !!module)
		return;
	line[strcspn(line, " \t")] = '\0';
	flag_name(list, n, line, TARGET_FUNC_MARKED);
}

/* One line of kprobes/blacklist: "0xBEGIN-0xEND\tNAME", for all names of that address. */
static void flag_denied_line(struct target_unit *unit, const char *line)
{
	uint64_t addr = strtoull(line, NULL, 16);
	const struct target_sym *sym = addr ? target_unit_sym_from(unit, addr) : NULL;

	for (; sym && sym < unit->syms + unit->nsyms && sym->addr == addr; sym++)
		unit->syms[sym - unit->syms].flags |= TARGET_FUNC_DENIED;
}

static void flag_functions(struct target_unit *unit, const char *module)
{
	struct by_name *list = talloc_array(unit, struct by_name, unit->nsyms + 1);
	struct target_blob text;
	char *line, *save;
	size_t n = 0;

	for (size_t i = 0; i < unit->nsyms; i++) {
		if (!unit->syms[i].text)
			continue;
		list[n].name = target_unit_str(unit, unit->syms[i].name);
		list[n++].sym = &unit->syms[i];
	}
	qsort(list, n, sizeof(*list), compare_by_name);
	if (read_tracefs(list, "available_filter_functions", &text)) {
		for (line = strtok_r((char *)text.data, "\n", &save); line;
		     line = strtok_r(NULL, "\n", &save))
			flag_ftrace_line(list, n, line, module);
	}
	if (read_file(list, "/sys/kernel/debug/kprobes/blacklist", &text)) {
		for (line = strtok_r((char *)text.data, "\n", &save); line;
		     line = strtok_r(NULL, "\n", &save))
			flag_denied_line(unit, line);
	}
	if (read_file(list, "/sys/kernel/debug/error_injection/list", &text)) {
		for (line = strtok_r((char *)text.data, "\n", &save); line;
		     line = strtok_r(NULL, "\n", &save))
			flag_marked_line(list, n, line, module);
	}
	talloc_free(list);
}

static bool is_event(const char *path)
{
	char *format = talloc_asprintf(NULL, "%s/format", path);
	FILE *f = fopen(format, "re");

	talloc_free(format);
	if (f)
		fclose(f);
	return f != NULL;
}

/* Adds an event known by its folder alone. */
static void add_event(struct target_unit *unit, const char *system, const char *name)
{
	char text[320];
	struct target_unit_event e = {};

	snprintf(text, sizeof(text), "btf_trace_%s", name);
	e.proto_id = target_unit_btf_find(unit, text, BTF_KIND_TYPEDEF);
	/* ftrace's own events are not tracepoints. */
	if (!e.proto_id && unit->btf)
		return;
	e.system = target_unit_string(unit, system);
	e.name = target_unit_string(unit, name);
	e.tracepoint = e.name;
	snprintf(text, sizeof(text), "trace_event_raw_%s", name);
	if (target_unit_btf_find(unit, text, BTF_KIND_STRUCT))
		e.record = target_unit_string(unit, text);
	*target_unit_add_event(unit) = e;
}

/* Without memory to look at: the events that tracefs lists. */
static void list_events(struct target_unit *unit)
{
	char *top = talloc_asprintf(unit, "%s/events", tracefs[0]);
	DIR *dir = opendir(top);
	struct dirent *d;

	while (dir && (d = readdir(dir))) {
		char *path = talloc_asprintf(top, "%s/%s", top, d->d_name);
		DIR *sub = d->d_name[0] != '.' && strcmp(d->d_name, "syscalls") != 0 ?
				   opendir(path) :
				   NULL;
		struct dirent *e;

		while (sub && (e = readdir(sub))) {
			if (e->d_name[0] != '.' &&
			    is_event(talloc_asprintf(path, "%s/%s", path, e->d_name)))
				add_event(unit, d->d_name, e->d_name);
		}
		if (sub)
			closedir(sub);
		talloc_free(path);
	}
	if (dir)
		closedir(dir);
	talloc_free(top);
}

static void read_btf(struct target_unit *unit, const char *name)
{
	char *path = talloc_asprintf(unit, "/sys/kernel/btf/%s", name);
	struct target_blob btf;

	if (read_file(unit, path, &btf))
		target_unit_set_btf(unit, btf.data, btf.size, unit->base ? unit->base->btf : NULL);
}

struct target_unit *target_running_kernel(void *ctx, const char **err)
{
	struct target_unit *unit = target_unit_create(ctx);
	struct target_mem *mem;

	if (!target_kallsyms_running(NULL, unit)) {
		talloc_free(unit);
		*err = talloc_strdup(ctx, "/proc/kallsyms hides its addresses or cannot be read");
		return NULL;
	}
	target_running_build_id(NULL, unit->build_id);
	read_btf(unit, "vmlinux");
	target_scan_kernel_symbols(unit);
	target_scan_kernel_denied(unit);
	flag_functions(unit, NULL);
	mem = target_mem_running(unit);
	if (mem) {
		target_calls_deny(mem, unit);
		target_scan_syscalls(mem, unit);
		target_scan_events(mem, unit);
	}
	if (!unit->nevents)
		list_events(unit);
	return unit;
}

struct target_unit *target_running_module(void *ctx, const char *module,
					  const struct target_unit *base)
{
	struct target_unit *unit = target_unit_create(ctx);
	struct target_mem *mem;

	if (!target_kallsyms_running(module, unit)) {
		talloc_free(unit);
		return NULL;
	}
	unit->base = base;
	target_running_build_id(module, unit->build_id);
	if (base && base->btf)
		read_btf(unit, module);
	for (size_t i = 0; i < unit->nsyms; i++) {
		struct target_sym *sym = &unit->syms[i];

		sym->text = strchr("tTwW", sym->type) &&
			    target_scan_is_function(target_unit_str(unit, sym->name));
	}
	flag_functions(unit, module);
	mem = target_mem_running(unit);
	if (mem)
		target_scan_events(mem, unit);
	return unit;
}
