// SPDX-License-Identifier: GPL-2.0-or-later
#include "kit.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <sha256.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <talloc.h>
#include <unistd.h>

#include "file.h"
#include "kit_make.h"
#include "workdir.h"

#if defined(__x86_64__)
#define KERNEL_SRCARCH "x86" /* the kernel's name of its arch/ directory */
#elif defined(__aarch64__)
#define KERNEL_SRCARCH "arm64"
#endif

/* Raised when the way a kit is made changes. */
#define KIT_VERSION "8"

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
	return talloc_asprintf(ctx, "%s/%s", req->cache, req->key);
}

/* ----------------------------------------------------------- loading a kit */

/* "BYTES NAME": a file that a crash has cut short makes the kit a damaged one. */
static bool has_size(const struct kit *kit, const char *text)
{
	long long size;
	struct stat st;
	int at;

	return sscanf(text, "%lld %n", &size, &at) == 1 && !stat(kit_file(kit, text + at), &st) &&
	       st.st_size == size;
}

/*
 * The file "kit": lines "cc ARG", "objtool ARG", "ld ARG", "with OBJECT", "size BYTES FILE", and those of
 * kit_lacks.h; last "end".
 */
static struct kit *kit_load(void *ctx, const char *dir, const struct kbuild_request *req)
{
	struct kit *kit = talloc_zero(ctx, struct kit);
	char *text, *line, *save;
	bool whole = false;

	kit->dir = talloc_strdup(kit, dir);
	kit->headers = talloc_strdup(kit, req->headers);
	kit->cc = args_create(kit);
	kit->ld = args_create(kit);
	kit->with = args_create(kit);
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
		} else if (!strncmp(line, "with ", 5)) {
			args_add(kit->with, kit_file(kit, line + 5));
		} else if (!strncmp(line, "size ", 5)) {
			if (!has_size(kit, line + 5))
				break;
		} else if (!strcmp(line, "end")) {
			whole = true;
		} else {
			kit_lacks_read(kit, &kit->parts, line);
		}
	}
	if (whole)
		return kit;
	talloc_free(kit);
	return NULL;
}

struct kit *kit_find(void *ctx, const struct kbuild_request *req)
{
	return kit_load(ctx, kit_dir(ctx, req), req);
}

bool kit_is_there(const struct kbuild_request *req)
{
	void *ctx = talloc_new(NULL);
	const bool there = kit_load(ctx, kit_dir(ctx, req), req);

	talloc_free(ctx);
	return there;
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
