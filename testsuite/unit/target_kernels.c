// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The description of the kernels in scripts/kernels' folder, as far as they are there: what is
 * known of them must be found.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include <dirent.h>
#include <elf.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <bpf/btf.h>
#include <cmocka.h>
#include <talloc.h>

#include "translator/target/target.h"
#include "translator/target/target_image.h"
#include "translator/target/target_kallsyms.h"
#include "translator/target/target_mem.h"
#include "translator/target/target_scan.h"
#include "translator/target/target_unit.h"

#define MAX_RELEASES 16

static void *arena;
static char *sysroot, *releases[MAX_RELEASES];
static int nreleases;
static char dir[] = "/tmp/dtap-kernels.XXXXXX";

static const char *find_image(const char *release)
{
	static const char *const places[] = { "%s/boot/vmlinuz-%s", "%s/lib/modules/%s/vmlinuz" };

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		const char *path = talloc_asprintf(arena, places[i], sysroot, release);

		if (access(path, R_OK) == 0)
			return path;
	}
	return NULL;
}

static int setup(void **state)
{
	const char *cache = getenv("DTAP_CACHE"), *home = getenv("HOME");
	struct dirent *d;
	DIR *modules;

	(void)state;
	arena = talloc_new(NULL);
	sysroot = cache ? talloc_asprintf(arena, "%s/sysroot", cache) :
			  talloc_asprintf(arena, "%s/.cache/dtap/sysroot", home ? home : "");
	modules = opendir(talloc_asprintf(arena, "%s/lib/modules", sysroot));
	while (modules && nreleases < MAX_RELEASES && (d = readdir(modules))) {
		/* Debian's: others are built with less. */
		if (strstr(d->d_name, "-amd64") && find_image(d->d_name))
			releases[nreleases++] = talloc_strdup(arena, d->d_name);
	}
	if (modules)
		closedir(modules);
	return mkdtemp(dir) ? 0 : -1;
}

static int teardown(void **state)
{
	char *command = talloc_asprintf(arena, "rm -r %s", dir);

	(void)state;
	if (system(command) != 0)
		return -1;
	talloc_free(arena);
	return 0;
}

static struct target *open_release(const char *release)
{
	struct target_request req = {
		.release = release,
		.sysroot = sysroot,
		.cache_dir = dir,
		.need_types = true,
	};
	const char *err = NULL;
	struct target *t = target_open(arena, &req, &err);

	if (!t)
		fail_msg("%s: %s", release, err);
	return t;
}

static const struct target_func *find_func(struct target *t, const char *module, const char *name)
{
	const struct target_func *funcs;
	size_t n;

	funcs = target_funcs(t, &n);
	for (size_t i = 0; i < n; i++) {
		if (!strcmp(funcs[i].name, name) && !strcmp(funcs[i].module, module))
			return &funcs[i];
	}
	return NULL;
}

static void check_functions(struct target *t)
{
	const struct target_func *func, *funcs;
	size_t n, ftrace = 0, typed = 0;

	funcs = target_funcs(t, &n);
	assert_in_range(n, 30000, 100000);
	for (size_t i = 0; i < n; i++) {
		ftrace += !!(funcs[i].flags & TARGET_FUNC_FTRACE);
		typed += !!funcs[i].btf_id;
		assert_int_equal(funcs[i].index, i);
		assert_true(!i || strcmp(funcs[i - 1].name, funcs[i].name) < 0);
	}
	assert_in_range(ftrace, 30000, n);
	assert_in_range(typed, ftrace / 10 * 8, n);
	func = find_func(t, "vmlinux", "vfs_read");
	assert_int_equal(func->flags, TARGET_FUNC_FTRACE);
	assert_int_equal(func->btf_id, target_btf_find(t, "vfs_read", BTF_KIND_FUNC));
	assert_int_equal(find_func(t, "vmlinux", "schedule")->flags, TARGET_FUNC_FTRACE);
	func = find_func(t, "vmlinux", "do_int3");
	assert_true(func->flags & TARGET_FUNC_DENIED);
	assert_non_null(target_func_reason(func));
	assert_true(find_func(t, "vmlinux", "exc_nmi")->flags & TARGET_FUNC_DENIED);
	assert_null(find_func(t, "vmlinux", "start_kernel"));
	assert_null(find_func(t, "vmlinux", "_stext"));
}

static void check_syscalls(struct target *t)
{
	static const char *const types[] = { "int", "const char *", "int", "umode_t" };
	static const char *const args[] = { "dfd", "filename", "flags", "mode" };
	const struct target_syscall *calls, *found = NULL, *compat = NULL;
	size_t n, ncompat = 0;

	calls = target_syscalls(t, &n);
	for (size_t i = 0; i < n; i++) {
		if (!strcmp(calls[i].name, "openat") && calls[i].compat)
			compat = &calls[i];
		else if (!strcmp(calls[i].name, "openat"))
			found = &calls[i];
		ncompat += calls[i].compat;
		assert_true(!i || calls[i - 1].nr < calls[i].nr || ncompat == 1);
		assert_true(!i || calls[i - 1].compat <= calls[i].compat);
		assert_null(strstr(calls[i].name, "ni_syscall"));
	}
	assert_in_range(n - ncompat, 300, 500);
	assert_true(!ncompat == !compat);
	if (compat) {
		assert_in_range(ncompat, 300, 500);
		assert_int_equal(compat->nr, 295);
		assert_true(compat->converted);
	}
	assert_non_null(found);
	assert_int_equal(found->nr, 257);
	assert_int_equal(found->nargs, 4);
	for (int i = 0; i < 4; i++) {
		assert_string_equal(found->types[i], types[i]);
		assert_string_equal(found->args[i], args[i]);
	}
}

static void check_events(struct target *t)
{
	const struct target_event *events, *found = NULL, *wakeup = NULL;
	const struct btf_type *proto;
	size_t n;

	events = target_events(t, &n);
	assert_in_range(n, 500, 2000);
	for (size_t i = 0; i < n; i++) {
		assert_string_not_equal(events[i].system, "syscalls");
		assert_string_not_equal(events[i].system, "ftrace");
		if (strcmp(events[i].system, "sched") != 0)
			continue;
		if (!strcmp(events[i].name, "sched_switch"))
			found = &events[i];
		if (!strcmp(events[i].name, "sched_wakeup"))
			wakeup = &events[i];
	}
	assert_string_equal(found->tracepoint, "sched_switch");
	assert_string_equal(found->record, "trace_event_raw_sched_switch");
	assert_string_equal(wakeup->record, "trace_event_raw_sched_wakeup_template");
	proto = btf__type_by_id(target_btf(t), found->proto_id);
	assert_true(btf_is_typedef(proto));
	assert_string_equal(btf__name_by_offset(target_btf(t), proto->name_off),
			    "btf_trace_sched_switch");
}

static void check_symbols(struct target *t)
{
	bool percpu = true;

	assert_int_equal(target_symbol(t, "jiffies", NULL, &percpu), 'D');
	assert_false(percpu);
	assert_true(target_symbol(t, "runqueues", "vmlinux", &percpu));
	assert_true(percpu);
	assert_int_equal(target_symbol(t, "vfs_read", NULL, NULL), 'T');
	assert_int_equal(target_symbol(t, "no_such_symbol", NULL, NULL), 0);
	assert_int_equal(target_symbol(t, "jiffies", "ext4", NULL), 0);
}

static void check_module(struct target *t)
{
	const struct target_func *func;
	const struct btf_type *type;
	struct btf *btf;
	uint32_t before = find_func(t, "vmlinux", "vfs_read")->index;

	assert_false(target_load_module(t, "no_such_module"));
	assert_true(target_load_module(t, "nf-conntrack"));
	func = find_func(t, "nf_conntrack", "nf_conntrack_in");
	assert_int_equal(func->flags, TARGET_FUNC_FTRACE);
	btf = target_module_btf(t, "nf_conntrack");
	type = btf__type_by_id(btf, func->btf_id);
	assert_true(btf_is_func(type));
	assert_string_equal(btf__name_by_offset(btf, type->name_off), "nf_conntrack_in");
	assert_int_equal(find_func(t, "vmlinux", "vfs_read")->index, before);
	assert_true(target_symbol(t, "nf_conntrack_in", "nf_conntrack", NULL));
}

/* Of a module with trace events of its own. */
static void check_module_events(struct target *t)
{
	const struct target_event *events;
	size_t n, own = 0;

	assert_true(target_load_module(t, "xfs"));
	events = target_events(t, &n);
	for (size_t i = 0; i < n; i++) {
		if (strcmp(events[i].module, "xfs") != 0)
			continue;
		own++;
		assert_memory_equal(events[i].system, "xfs", 3); /* xfs_scrub, too */
		assert_true(events[i].proto_id);
		assert_true(*events[i].record);
	}
	assert_in_range(own, 300, 1000);
}

static void check_release(const char *release)
{
	struct target *t = open_release(release);
	const char *err = NULL;

	assert_string_equal(target_release(t), release);
	assert_int_equal(strlen(target_build_id(t)), 40);
	check_functions(t);
	check_syscalls(t);
	check_events(t);
	check_symbols(t);
	check_module(t);
	check_module_events(t);
	if (!target_headers(t, &err))
		assert_non_null(strstr(err, release));
	talloc_free(t);
}

static void test_kernels(void **state)
{
	(void)state;
	if (!nreleases)
		skip();
	/* From the image, then from the index. */
	for (int i = 0; i < 2 * nreleases; i++)
		check_release(releases[i / 2]);
}

static void test_missing(void **state)
{
	struct target_request req = { .release = "5.0-none", .sysroot = dir, .cache_dir = dir };
	const char *err = NULL;

	(void)state;
	assert_null(target_open(arena, &req, &err));
	assert_non_null(strstr(err, "linux-image-5.0-none"));
	req.release = "../../etc";
	assert_null(target_open(arena, &req, &err));
}

/* A damaged index is made again, and there need not be a place to keep it in. */
static void test_damaged_index(void **state)
{
	struct target_request req = { .sysroot = sysroot, .cache_dir = "/nonexistent" };
	const char *err = NULL;
	struct target *t;
	char *command;

	(void)state;
	if (!nreleases)
		skip();
	command = talloc_asprintf(arena,
				  "cd %s && for f in */vmlinux.index; do "
				  "truncate -s 100000 \"$f\"; done",
				  dir);
	assert_int_equal(system(command), 0);
	t = open_release(releases[0]);
	check_functions(t);
	talloc_free(t);
	req.release = releases[0];
	t = target_open(arena, &req, &err);
	check_functions(t);
	talloc_free(t);
}

/* Reads everything there is in an unpacked kernel that may be damaged. */
static void read_kernel(const uint8_t *data, size_t size)
{
	void *ctx = talloc_new(arena);
	struct target_unit *unit = target_unit_create(ctx);
	const char *err = NULL;
	struct target_mem *mem;

	mem = target_mem_kernel(ctx, (struct target_blob){ data, size }, &err);
	if (!mem)
		assert_non_null(err);
	if (mem && mem->btf.data)
		target_unit_set_btf(unit, mem->btf.data, mem->btf.size, NULL);
	if (mem && target_kallsyms_decode(mem, unit)) {
		target_scan_kernel_symbols(unit);
		target_scan_kernel_functions(mem, unit);
		target_scan_syscalls(mem, unit);
		target_scan_events(mem, unit);
	}
	talloc_free(ctx);
}

/* Damages size bytes from an offset on, here and there, and reads what comes of it. */
static void garble(uint8_t *data, size_t total, size_t off, size_t size, int times)
{
	uint8_t *was = talloc_memdup(arena, data + off, size);

	while (times--) {
		for (int i = 0; i < 8; i++)
			data[off + rand() % size] ^= 1 + rand() % 255;
		read_kernel(data, total);
		memcpy(data + off, was, size);
	}
	talloc_free(was);
}

static void test_garbled_kernel(void **state)
{
	static const char digits[] = "0\0001\0002\0003\0004\0005\0006\0007\0008\0009";
	struct target_blob elf;
	const char *err = NULL;
	const uint8_t *tokens;
	struct target_mem *mem;
	uint8_t *data;
	size_t headers;

	(void)state;
	if (!nreleases)
		skip();
	assert_true(target_image_load(arena, find_image(releases[0]), &elf, &err));
	mem = target_mem_kernel(arena, elf, &err);
	data = (uint8_t *)elf.data;
	headers = ((const Elf64_Ehdr *)data)->e_shoff;
	srand(3);
	garble(data, elf.size, 0, sizeof(Elf64_Ehdr), 20);
	garble(data, elf.size, headers, 30 * sizeof(Elf64_Shdr), 20);
	garble(data, elf.size, mem->btf.data - data, sizeof(struct btf_header), 5);
	garble(data, elf.size, mem->btf.data - data, 100000, 5);
	garble(data, elf.size, mem->btf.data - data, mem->btf.size, 5);
	tokens = memmem(data, elf.size, digits, sizeof(digits));
	assert_non_null(tokens);
	garble(data, elf.size, tokens - data - 200, 2000, 10);
	garble(data, elf.size, tokens - data - (1 << 20), 1 << 20, 5);
	garble(data, elf.size, tokens - data + 2000, 1 << 18, 5);
}

static char *write_file(const char *name, const void *data, size_t size)
{
	char *path = talloc_asprintf(arena, "%s/root/%s", dir, name);
	char *command = talloc_asprintf(arena, "mkdir -p $(dirname %s)", path);
	FILE *f;

	assert_int_equal(system(command), 0);
	f = fopen(path, "we");
	assert_int_equal(fwrite(data, 1, size, f), size);
	assert_int_equal(fclose(f), 0);
	return path;
}

/* What nm(1) would print. */
static char *make_map(struct target_blob elf)
{
	struct target_unit *unit = target_unit_create(arena);
	const char *err = NULL;
	char *map = NULL;
	size_t size;
	FILE *f = open_memstream(&map, &size);

	assert_true(target_kallsyms_decode(target_mem_kernel(unit, elf, &err), unit));
	for (size_t i = 0; i < unit->nsyms; i++)
		fprintf(f, "%016llx %c %s\n", (unsigned long long)unit->syms[i].addr,
			unit->syms[i].type, target_unit_str(unit, unit->syms[i].name));
	assert_int_equal(fclose(f), 0);
	talloc_free(unit);
	return map;
}

/* No table of symbols is found in an image without such digits. */
static void hide_symbols(uint8_t *data, size_t size)
{
	static const char digits[] = "0\0001\0002\0003\0004\0005\0006\0007\0008\0009";
	uint8_t *at;

	while ((at = memmem(data, size, digits, sizeof(digits))))
		*at = '!';
}

/* An image that hides its symbols, and each of the other files that tell them. */
static void test_other_sources(void **state)
{
	static const char none[] = "ffffffffffffffff B The real System.map is elsewhere\n";
	struct target_request req = { .release = "9.9", .need_types = true };
	struct target_blob elf;
	const char *err = NULL;
	char *map, *path, *command;
	struct target *t;

	(void)state;
	if (!nreleases)
		skip();
	req.sysroot = talloc_asprintf(arena, "%s/root", dir);
	req.cache_dir = dir;
	assert_true(target_image_load(arena, find_image(releases[0]), &elf, &err));
	map = make_map(elf);
	hide_symbols((uint8_t *)elf.data, elf.size);
	write_file("boot/vmlinuz-9.9", elf.data, elf.size);
	assert_null(target_open(arena, &req, &err));
	assert_non_null(strstr(err, "/boot/vmlinuz-9.9 has no symbol table"));
	assert_non_null(strstr(err, "/boot/System.map-9.9"));
	assert_non_null(strstr(err, "linux-image-9.9-dbg"));

	path = write_file("boot/System.map-9.9", none, strlen(none));
	assert_null(target_open(arena, &req, &err));
	assert_non_null(strstr(err, "/boot/System.map-9.9 has no addresses"));

	write_file("boot/System.map-9.9", map, strlen(map));
	t = target_open(arena, &req, &err);
	assert_non_null(t);
	check_functions(t);
	check_syscalls(t);
	check_events(t);
	check_symbols(t);
	talloc_free(t);
	free(map);

	assert_int_equal(unlink(path), 0);
	path = write_file("usr/lib/debug/lib/modules/9.9/vmlinux", elf.data, elf.size);
	command = talloc_asprintf(
		arena,
		"objcopy --add-symbol _stext=.text:0 --add-symbol _etext=.text:0x1000 "
		"--add-symbol only_here=.text:16,function,global %s",
		path);
	assert_int_equal(system(command), 0);
	t = target_open(arena, &req, &err);
	assert_non_null(t);
	assert_int_equal(target_symbol(t, "only_here", NULL, NULL), 'T');
	talloc_free(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kernels),	       cmocka_unit_test(test_missing),
		cmocka_unit_test(test_other_sources),  cmocka_unit_test(test_damaged_index),
		cmocka_unit_test(test_garbled_kernel),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
