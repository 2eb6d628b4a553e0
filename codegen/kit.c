// SPDX-License-Identifier: GPL-2.0-or-later
#include "kit.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <sha256.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <talloc.h>
#include <unistd.h>

#include "trouble.h"
#include "workdir.h"

#if defined(__x86_64__)
#define KERNEL_SRCARCH "x86" /* the kernel's name of its arch/ directory */
#elif defined(__aarch64__)
#define KERNEL_SRCARCH "arm64"
#endif

/* Raised when the way a kit is made changes. */
#define KIT_VERSION "4"

/* Names what any script object may reference besides the runtime, so that modpost lists it. */
static const char script_text[] =
	"#include \"rt.h\"\n"
	"struct rt_script rt_script;\n"
	"void *memcpy(void *, const void *, unsigned long);\n"
	"void *memset(void *, int, unsigned long);\n"
	"void *memmove(void *, const void *, unsigned long);\n"
	"int memcmp(const void *, const void *, unsigned long);\n"
	"unsigned long kit_uses(void (*fn)(char *), char *p, unsigned long n);\n"
	"unsigned long kit_uses(void (*fn)(char *), char *p, unsigned long n)\n"
	"{\n"
	"\tchar buf[64];\n\n"
	"\tfn(buf);\n"
	"\tmemcpy(p, buf, n);\n"
	"\tmemset(p, buf[0], n);\n"
	"\tmemmove(p, p + 1, n);\n"
	"\treturn (unsigned long)memcmp(p, buf, n);\n"
	"}\n";

bool file_write(const char *path, const void *data, size_t len)
{
	FILE *f = fopen(path, "we");
	bool ok;

	if (!f)
		return false;
	ok = fwrite(data, 1, len, f) == len;
	return !fclose(f) && ok;
}

bool disk_sync(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool ok = fd >= 0 && !fsync(fd);

	if (fd >= 0)
		close(fd);
	return ok;
}

/* A directory's files, then the directory: not syncfs(), which waits for what others write, too. */
static bool dir_sync(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *e;
	bool ok = dir;

	while (dir && ok && (e = readdir(dir))) {
		char *file = talloc_asprintf(NULL, "%s/%s", path, e->d_name);

		ok = e->d_name[0] == '.' || disk_sync(file);
		talloc_free(file);
	}
	if (dir)
		closedir(dir);
	return ok && disk_sync(path);
}

char *file_read(void *ctx, const char *path, size_t *len)
{
	FILE *f = fopen(path, "re");
	size_t size = 0, n;
	char *data;

	if (!f)
		return NULL;
	data = talloc_array(ctx, char, 65536);
	while ((n = fread(data + size, 1, talloc_get_size(data) - 1 - size, f)) > 0) {
		size += n;
		if (talloc_get_size(data) - size < 4096)
			data = talloc_realloc(ctx, data, char, talloc_get_size(data) * 2);
	}
	fclose(f);
	data[size] = 0;
	if (len)
		*len = size;
	return data;
}

const char *kit_file(const struct kit *kit, const char *name)
{
	return talloc_asprintf(kit, "%s/%s", kit->dir, name);
}

/* ------------------------------------------------------------------ the key */

static SHA2_CTX sum;
static char **key_files; /* while nftw() walks: a talloc array, and each path a child of it */

static void sum_text(const char *text)
{
	SHA256Update(&sum, (const uint8_t *)text, strlen(text) + 1);
}

static int note_file(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
	size_t n = talloc_array_length(key_files);

	(void)st;
	(void)ftw;
	if (flag != FTW_F)
		return 0;
	key_files = talloc_realloc(NULL, key_files, char *, n + 1);
	key_files[n] = talloc_strdup(key_files, path);
	return 0;
}

static int compare_paths(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Names and contents of all files, in an order that is not the directory's. */
static void sum_tree(const char *dir)
{
	size_t n, len;

	key_files = talloc_array(NULL, char *, 0);
	nftw(dir, note_file, 16, FTW_PHYS);
	n = talloc_array_length(key_files);
	qsort(key_files, n, sizeof(*key_files), compare_paths);
	for (size_t i = 0; i < n; i++) {
		char *data = file_read(key_files, key_files[i], &len);

		if (!data)
			continue;
		sum_text(key_files[i] + strlen(dir));
		SHA256Update(&sum, (const uint8_t *)&len, sizeof(len));
		SHA256Update(&sum, (const uint8_t *)data, len);
	}
	talloc_free(key_files);
}

static bool sum_stat(const char *path)
{
	struct stat st = { 0 };
	bool there = !stat(path, &st);

	SHA256Update(&sum, (const uint8_t *)&st.st_size, sizeof(st.st_size));
	SHA256Update(&sum, (const uint8_t *)&st.st_mtim, sizeof(st.st_mtim));
	return there;
}

/* The program that a shell would start. */
static void sum_program(void *ctx, const char *name)
{
	const char *path = getenv("PATH");
	char *dirs = talloc_strdup(ctx, path ? path : "/usr/bin:/bin"), *dir, *save;

	for (dir = strtok_r(dirs, ":", &save); dir; dir = strtok_r(NULL, ":", &save)) {
		const char *file = talloc_asprintf(ctx, "%s/%s", dir, name);

		if (!access(file, X_OK) && sum_stat(file))
			return;
	}
}

const char *kbuild_key(void *ctx, const struct kbuild_request *req)
{
	char hex[SHA256_DIGEST_STRING_LENGTH];

	SHA256Init(&sum);
	sum_text(KIT_VERSION);
	sum_text(req->release);
	sum_text(req->headers);
	sum_text(script_text);
	sum_stat(talloc_asprintf(ctx, "%s/.config", req->headers));
	sum_stat(talloc_asprintf(ctx, "%s/Module.symvers", req->headers));
	sum_program(ctx, "gcc-12"); /* Debian's headers ask for it by this name */
	sum_program(ctx, "gcc");
	sum_tree(req->runtime);
	SHA256End(&sum, hex);
	return talloc_asprintf(ctx, "kit-%s-%.16s", req->release, hex);
}

static char *kit_dir(void *ctx, const struct kbuild_request *req)
{
	return talloc_asprintf(ctx, "%s/%s", req->cache, kbuild_key(ctx, req));
}

/* ----------------------------------------------------------- loading a kit */

/* The file "kit": lines "cc ARG", "objtool ARG", "ld ARG"; "common". Last line "end". */
static struct kit *kit_load(void *ctx, const char *dir, const struct kbuild_request *req)
{
	struct kit *kit = talloc_zero(ctx, struct kit);
	char *text, *line, *save;
	bool whole = false;

	kit->dir = talloc_strdup(kit, dir);
	kit->headers = talloc_strdup(kit, req->headers);
	kit->cc = args_create(kit);
	kit->ld = args_create(kit);
	text = file_read(kit, kit_file(kit, "kit"), NULL);
	for (line = text ? strtok_r(text, "\n", &save) : NULL; line; line = strtok_r(NULL, "\n", &save)) {
		if (!strncmp(line, "cc ", 3)) {
			args_add(kit->cc, line + 3);
		} else if (!strncmp(line, "ld ", 3)) {
			args_add(kit->ld, line + 3);
		} else if (!strncmp(line, "objtool ", 8)) {
			if (!kit->objtool)
				kit->objtool = args_create(kit);
			args_add(kit->objtool, line + 8);
		} else if (!strcmp(line, "common")) {
			kit->common = true;
		} else if (!strcmp(line, "end")) {
			whole = true;
		}
	}
	if (whole)
		return kit;
	talloc_free(kit);
	return NULL;
}

/* ------------------------------------------------------------ making a kit */

/* The commands of a target from its .cmd file: "cmd_X := a ; b" (savedcmd_ since 6.2). */
static char *saved_command(void *ctx, const char *dir, const char *name)
{
	char *text = file_read(ctx, talloc_asprintf(ctx, "%s/.%s.cmd", dir, name), NULL);
	char *end, *start;

	if (!text)
		return NULL;
	end = strchr(text, '\n');
	if (end)
		*end = 0;
	start = strstr(text, ":= ");
	return start ? start + 3 : NULL;
}

/* The part of a ;-separated command line that runs `tool`; NULL if none does. */
static struct args *command_of(void *ctx, const char *commands, const char *tool)
{
	char *copy = talloc_strdup(ctx, commands), *part, *save;

	for (part = strtok_r(copy, ";", &save); part; part = strtok_r(NULL, ";", &save)) {
		struct args *a = args_split(ctx, part);
		const char *base;

		if (!a->n)
			continue;
		base = strrchr(a->v[0], '/');
		base = base ? base + 1 : a->v[0];
		if (strstr(base, tool))
			return a;
	}
	return NULL;
}

static bool starts(const char *s, const char *prefix)
{
	return !strncmp(s, prefix, strlen(prefix));
}

/*
 * What runtime/target.c says about the kernel, as definitions for rt.h: an object's size is a
 * number, the end of a name is a name.  Without them rt.h calls functions instead.
 */
static void record_target(void *ctx, FILE *f, const char *work)
{
	static const char comm[] = "rt_target_comm", current[] = "rt_target_current_";
	struct args *a = args_split(ctx, "nm -S --defined-only");
	unsigned long offset = 0;
	char *out, *line, *save, name[128], task[128] = "";

	args_addf(a, "%s/target.o", work);
	if (run(ctx, NULL, a, &out))
		return;
	for (line = strtok_r(out, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		unsigned long size;

		if (sscanf(line, "%*x %lx %*c %127s", &size, name) != 2)
			continue;
		if (!strcmp(name, comm))
			offset = size;
		else if (starts(name, current))
			strcpy(task, name + sizeof(current) - 1);
	}
	if (offset && *task)
		fprintf(f, "cc -DRT_CURRENT=\"%s\"\ncc -DRT_COMM=%lu\n", task, offset);
}

/*
 * The compiler's flags for a script object: all that decide about code, none that bring in
 * kernel headers, debug information or names.
 */
static void record_cc(FILE *f, const struct args *a)
{
	for (size_t i = 0; i < a->n; i++) {
		const char *w = a->v[i];

		if (!strcmp(w, "-include") || !strcmp(w, "-o") || !strcmp(w, "-isystem")) {
			i++;
			continue;
		}
		if (starts(w, "-I") || starts(w, "-Wp,") || starts(w, "-g") || starts(w, "-D") ||
		    starts(w, "-fmacro-prefix-map") || starts(w, "-Werror") || starts(w, "-W") ||
		    !strcmp(w, "-c") || (i && w[0] != '-'))
			continue;
		fprintf(f, "cc %s\n", w);
	}
	/*
	 * Every automatic variable is assigned before use and every buffer written within the bounds it
	 * was given: zeroing and canaries would only cost each hit.
	 */
	fprintf(f, "cc -ftrivial-auto-var-init=uninitialized\ncc -fno-stack-protector\ncc -fwrapv\ncc -w\ncc -c\n");
}

static void record_until(FILE *f, const char *key, const struct args *a, const char *dir)
{
	for (size_t i = 0; i < a->n; i++) {
		if (!strcmp(a->v[i], "-o")) {
			i++;
			continue;
		}
		if (!starts(a->v[i], dir) && strcmp(a->v[i], "true"))
			fprintf(f, "%s %s\n", key, a->v[i]);
	}
}

/*
 * Whether objtool is to do this here.  A list of calls to be patched for retbleed=stuff and names
 * for the padding before functions make up a tenth of a module.  A module whose calls are not
 * counted only has the return stack filled more often than it needs (arch/x86/kernel/callthunks.c).
 */
static bool is_objtool_wanted(const char *arg)
{
	return strcmp(arg, "--hacks=skylake") && !starts(arg, "--prefix");
}

/* Runs a command that writes to `to`; what it printed is *output. */
static bool collected(void *ctx, const struct args *a, const char *to, const char *what,
		      char **output, const char **err)
{
	int status = run(ctx, NULL, a, output);

	if (!status)
		return true;
	*err = tool_trouble(ctx, a->v[0], status, *output, to);
	if (!*err)
		*err = talloc_asprintf(ctx, "%s: %s", what, *output);
	return false;
}

/* Undefined symbols of the linked module: what modpost gave versions for. */
static bool record_symbols(void *ctx, const char *work, const char *to, const char **err)
{
	struct args *a = args_split(ctx, "sh -c");
	char *out;

	/* Not by way of run()'s output, of which only the beginning is kept. */
	args_addf(a, "nm -u -j '%s/" KIT_MODULE ".o' >'%s/symbols'", work, to);
	return collected(ctx, a, to, "the runtime's symbols could not be read", &out, err);
}

/*
 * The runtime's parts, without debug information and the list of paddings before functions, which
 * nothing reads on x86; and modpost's object.
 */
static bool collect_objects(void *ctx, const char *work, const char *to, const char **err)
{
	struct args *a = args_split(ctx, "sh -c");
	char *out;

	args_addf(a, "set -e; cd '%s'; mkdir '%s/parts'; "
		     "printf '%%s\\0' parts/*.o | xargs -0 -P %ld -I@ "
		     "objcopy -g -R .comment -R '*__patchable_function_entries' @ '%s/@'; "
		     "objcopy -g -R .comment " KIT_MODULE ".mod.o '%s/mod.o'; "
		     "if [ -e .module-common.o ]; then objcopy -g .module-common.o '%s/common.o'; fi",
		  work, to, sysconf(_SC_NPROCESSORS_ONLN), to, to, to);
	return collected(ctx, a, to, "the runtime's objects could not be collected", &out, err);
}

/*
 * With IBT objtool runs on linked objects, not on each: here the parts are taken for such, as the
 * script objects are later.
 */
static bool check_parts(void *ctx, const struct kbuild_request *req, const struct args *objtool,
			const char *to, const char **err)
{
	struct args *a = args_split(ctx, "sh -c");
	char *out;

	args_addf(a, "printf '%%s\\0' '%s'/parts/*.o | xargs -0 -P %ld -n 1 \"$@\"", to,
		  sysconf(_SC_NPROCESSORS_ONLN));
	args_add(a, "sh");
	args_append(a, objtool);
	if (!run(ctx, req->headers, a, &out))
		return true;
	*err = talloc_asprintf(ctx, "objtool refused the runtime: %s", out);
	return false;
}

/*
 * One archive: a module takes the parts it refers to.  The stand-ins for absent parts are always
 * linked, so that what only the core calls pulls nothing in.
 */
static bool archive_parts(void *ctx, const char *to, const char **err)
{
	struct args *a = args_split(ctx, "sh -c");
	char *out;

	args_addf(a, "cd '%s' && mv parts/absent.o . && ar rcs runtime.a parts/*.o && rm -r parts", to);
	return collected(ctx, a, to, "the runtime could not be archived", &out, err);
}

/* Writes the kit into `to` from what kbuild left in `work`. */
static bool kit_record(void *ctx, const struct kbuild_request *req, const char *work, const char *to,
		       const char **err)
{
	char *script = saved_command(ctx, work, "script.o");
	char *whole = saved_command(ctx, work, KIT_MODULE ".o");
	char *final = saved_command(ctx, work, KIT_MODULE ".ko");
	struct args *cc = script ? command_of(ctx, script, "gcc") : NULL;
	struct args *objtool = script ? command_of(ctx, script, "objtool") : NULL;
	struct args *late = whole ? command_of(ctx, whole, "objtool") : NULL;
	struct args *ld = final ? command_of(ctx, final, "ld") : NULL;
	FILE *f;

	if (script && !cc)
		cc = command_of(ctx, script, "clang");
	if (!cc || !ld) {
		*err = "kbuild left no commands to learn from; --keep keeps its files";
		return false;
	}
	if (!collect_objects(ctx, work, to, err) || !record_symbols(ctx, work, to, err))
		return false;
	if (late) {
		objtool = args_create(ctx);
		for (size_t i = 0; i < late->n; i++)
			if (!starts(late->v[i], work) && is_objtool_wanted(late->v[i]))
				args_add(objtool, late->v[i]);
		if (!check_parts(ctx, req, objtool, to, err))
			return false;
	}
	if (!archive_parts(ctx, to, err))
		return false;
	f = fopen(talloc_asprintf(ctx, "%s/kit", to), "we");
	if (!f) {
		*err = talloc_asprintf(ctx, "%s/kit: %s", to, strerror(errno));
		return false;
	}
	record_cc(f, cc);
	record_target(ctx, f, work);
	if (objtool)
		record_until(f, "objtool", objtool, work);
	record_until(f, "ld", ld, work);
	if (!access(talloc_asprintf(ctx, "%s/common.o", to), R_OK))
		fprintf(f, "common\n");
	fprintf(f, "end\n");
	if (fclose(f)) {
		*err = talloc_asprintf(ctx, "%s/kit: %s", to, strerror(errno));
		return false;
	}
	return true;
}

static bool kbuild_run(void *ctx, const struct kbuild_request *req, const char *work,
		       const char **err)
{
	struct args *a = args_split(ctx, "cp -rL");
	char *out;
	int status;

	args_addf(a, "%s/.", req->runtime);
	args_add(a, work);
	if (!collected(ctx, a, work, "the runtime's sources could not be copied", &out, err))
		return false;
	if (!file_write(talloc_asprintf(ctx, "%s/script.c", work), script_text, strlen(script_text))) {
		*err = disk_trouble(ctx, errno, work);
		return false;
	}
	a = args_split(ctx, "make --no-print-directory -s");
	args_addf(a, "-j%ld", sysconf(_SC_NPROCESSORS_ONLN));
	args_add(a, "-C");
	args_add(a, req->headers);
	args_addf(a, "M=%s", work);
	args_add(a, "DTAP_MODULE=" KIT_MODULE);
	args_add(a, "DTAP_SCRIPT=script.o");
	args_add(a, "modules");
	status = run(ctx, NULL, a, &out);
	if (!status)
		return true;
	*err = tool_trouble(ctx, "make", status, out, work);
	if (!*err)
		*err = talloc_asprintf(ctx, "the runtime does not build against %s:\n%s", req->headers,
				       out);
	return false;
}

static bool kit_make_in(void *ctx, const struct kbuild_request *req, const char *work,
			const char *dir, const char **err)
{
	char *to = talloc_asprintf(ctx, "%s/kit", work);

	if (!kbuild_run(ctx, req, work, err))
		return false;
	if (!mkdir(to, 0755) && kit_record(ctx, req, work, to, err) && dir_sync(to) &&
	    (!rename(to, dir) || errno == EEXIST || errno == ENOTEMPTY))
		return true;
	if (!*err)
		*err = disk_trouble(ctx, errno, dir);
	return false;
}

static bool kit_make(void *ctx, const struct kbuild_request *req, const char *dir, const char **err)
{
	struct workdir *w = workdir_create(ctx, req->cache, ".build-");
	bool ok;

	if (!w) {
		*err = disk_trouble(ctx, errno, req->cache);
		return false;
	}
	ok = kit_make_in(ctx, req, w->path, dir, err);
	if (!ok && req->keep)
		*err = talloc_asprintf(ctx, "%s\nThe files are in %s", *err, workdir_keep(ctx, w));
	else
		workdir_end(w);
	return ok;
}

struct kit *kit_open(void *ctx, const struct kbuild_request *req, const char **err)
{
	char *dir = kit_dir(ctx, req);
	struct kit *kit = kit_load(ctx, dir, req);
	int lock;

	*err = NULL;
	setenv("SRCARCH", KERNEL_SRCARCH, 1); /* objtool reads it as make exports it */
	if (kit)
		return kit;
	if (req->making_kit)
		req->making_kit(req->arg);
	lock = open(talloc_asprintf(ctx, "%s/kit.lock", req->cache), O_CREAT | O_RDWR | O_CLOEXEC, 0644);
	if (lock >= 0)
		flock(lock, LOCK_EX);
	kit = kit_load(ctx, dir, req);
	if (!kit)
		tree_remove(dir); /* a damaged one would keep its name */
	if (!kit && kit_make(ctx, req, dir, err))
		kit = kit_load(ctx, dir, req);
	if (lock >= 0)
		close(lock);
	if (!kit && !*err)
		*err = talloc_asprintf(ctx, "%s cannot be read back", dir);
	return kit;
}
