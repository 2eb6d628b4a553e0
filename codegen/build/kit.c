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

#include "codegen/build/kit_identity.h" /* of the code, made by the build */
#include "common/checksum.h"
#include "common/file.h"
#include "common/trust.h"
#include "kit_make.h"
#include "trouble.h"
#include "workdir.h"

#if defined(__x86_64__)
#define KERNEL_SRCARCH "x86" /* the kernel's name of its arch/ directory */
#elif defined(__aarch64__)
#define KERNEL_SRCARCH "arm64"
#endif

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
	if (flag == FTW_DNR || flag == FTW_NS)
		return -1;
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

/* Names and contents of all files, in an order that is not the directory's; false: errno. */
static bool sum_tree(const char *dir)
{
	size_t n, len;
	bool ok;

	key_files = talloc_array(NULL, char *, 0);
	ok = !nftw(dir, note_file, 16, FTW_PHYS);
	n = talloc_array_length(key_files);
	qsort(key_files, n, sizeof(*key_files), compare_paths);
	for (size_t i = 0; i < n && ok; i++) {
		char *data = file_read(key_files, key_files[i], &len);

		ok = data;
		if (!ok)
			break;
		sum_text(key_files[i] + strlen(dir));
		SHA256Update(&sum, (const uint8_t *)&len, sizeof(len));
		SHA256Update(&sum, (const uint8_t *)data, len);
	}
	talloc_free(key_files);
	return ok;
}

static bool sum_stat(const char *path)
{
	struct stat st = { 0 };
	bool there = !stat(path, &st);

	SHA256Update(&sum, (const uint8_t *)&st.st_size, sizeof(st.st_size));
	SHA256Update(&sum, (const uint8_t *)&st.st_mtim, sizeof(st.st_mtim));
	SHA256Update(&sum, (const uint8_t *)&st.st_ino, sizeof(st.st_ino));
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

/*
 * The headers ask for the compiler that the kernel was made with, by its name; the configuration
 * has it near its beginning: CONFIG_CC_VERSION_TEXT="gcc-12 (Debian ...".
 */
static void sum_compiler(void *ctx, const char *headers)
{
	static const char *const others[] = { "gcc", "gcc-12" };
	char *config = file_read(ctx, talloc_asprintf(ctx, "%s/.config", headers), NULL);
	char *name = config ? strstr(config, "\nCONFIG_CC_VERSION_TEXT=\"") : NULL;

	if (name) {
		name = strchr(name, '"') + 1;
		name[strcspn(name, " \"\n")] = 0;
		sum_program(ctx, name);
	}
	talloc_free(config);
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		sum_program(ctx, others[i]);
}

const char *kbuild_key(void *ctx, const struct kbuild_request *req)
{
	char hex[SHA256_DIGEST_STRING_LENGTH];

	SHA256Init(&sum);
	sum_text(KIT_IDENTITY); /* the way a kit is made */
	sum_text(req->release);
	sum_text(req->headers);
	sum_stat(talloc_asprintf(ctx, "%s/.config", req->headers));
	sum_stat(talloc_asprintf(ctx, "%s/Module.symvers", req->headers));
	sum_compiler(ctx, req->headers);
	if (!sum_tree(req->runtime))
		return NULL;
	SHA256End(&sum, hex);
	return talloc_asprintf(ctx, "kit-%s-%.16s", req->release, hex);
}

static char *kit_dir(void *ctx, const struct kbuild_request *req)
{
	return talloc_asprintf(ctx, "%s/%s", req->cache, req->key);
}

/* ----------------------------------------------------------- loading a kit */

/*
 * "BYTES CHECKSUM NAME": a file that is short or damaged makes the kit a damaged one.  Only a quick
 * look reads no contents.
 */
static bool is_whole(const struct kit *kit, const char *text, bool quick)
{
	unsigned long long noted;
	size_t size, len;
	struct stat st;
	char *data;
	bool ok;
	int at;

	if (sscanf(text, "%zu %llx %n", &size, &noted, &at) != 2)
		return false;
	if (quick)
		return !stat(kit_file(kit, text + at), &st) && st.st_size == (off_t)size;
	data = file_read(NULL, kit_file(kit, text + at), &len);
	ok = data && len == size && checksum(data, len) == noted;
	talloc_free(data);
	return ok;
}

/* The last line, "end CHECKSUM", is about all before it. */
static bool is_text_whole(char *text)
{
	char *end = strstr(text, "\nend ");
	unsigned long long noted;

	if (!end || sscanf(end, "\nend %llx", &noted) != 1)
		return false;
	end[1] = 0;
	return checksum(text, strlen(text)) == noted;
}

/*
 * The file "kit": lines "cc ARG", "objtool ARG", "ld ARG", "with OBJECT", "file BYTES CHECKSUM
 * FILE", and those of kit_lacks.h; at last "end CHECKSUM". NULL: there is none, or it is damaged.
 */
static struct kit *kit_read(void *ctx, const char *dir, const struct kbuild_request *req,
			    bool quick)
{
	struct kit *kit = talloc_zero(ctx, struct kit);
	char *text, *line, *save;
	bool whole;

	kit->dir = talloc_strdup(kit, dir);
	kit->headers = talloc_strdup(kit, req->headers);
	kit->cc = args_create(kit);
	kit->ld = args_create(kit);
	kit->with = args_create(kit);
	text = file_read(kit, kit_file(kit, "kit"), NULL);
	whole = text && is_text_whole(text);
	for (line = whole ? strtok_r(text, "\n", &save) : NULL; line && whole;
	     line = strtok_r(NULL, "\n", &save)) {
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
		} else if (!strncmp(line, "file ", 5)) {
			whole = is_whole(kit, line + 5, quick);
		} else {
			kit_lacks_read(kit, &kit->parts, line);
		}
	}
	if (whole)
		return kit;
	talloc_free(kit);
	return NULL;
}

/* NULL and *err: it is not to be used; NULL alone: it is to be made. */
static struct kit *kit_load(void *ctx, const char *dir, const struct kbuild_request *req,
			    bool quick, const char **err)
{
	struct kit *kit = NULL;
	const char *why;

	*err = NULL;
	errno = 0;
	if (trust_files(ctx, dir, 0, &why))
		kit = kit_read(ctx, dir, req, quick);
	if (kit)
		return kit;
	/* What cannot be read just now is not damaged. */
	if (!why && (errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == EACCES))
		*err = trouble_disk(ctx, errno, dir);
	if (why)
		*err = talloc_asprintf(ctx,
				       "what modules are built from is not safe, as others could "
				       "change it: %s; remove %s",
				       why, dir);
	return NULL;
}

struct kit *kit_find(void *ctx, const struct kbuild_request *req)
{
	const char *err;

	return kit_load(ctx, kit_dir(ctx, req), req, true, &err);
}

bool kit_is_settled(const struct kbuild_request *req)
{
	void *ctx = talloc_new(NULL);
	const char *err;
	const bool settled = kit_load(ctx, kit_dir(ctx, req), req, true, &err) || err;

	talloc_free(ctx);
	return settled;
}

/* Those who need the same kit wait for the first; if that cannot be, they make it twice. */
static int wait_for_lock(void *ctx, const struct kbuild_request *req, const char **err)
{
	const char *path = talloc_asprintf(ctx, "%s/kit.lock", req->cache), *why;
	int lock = trust_lock(ctx, path, &why);

	if (lock >= 0)
		flock(lock, LOCK_EX);
	else if (why)
		*err = talloc_asprintf(ctx, "%s; remove it", why);
	return lock;
}

struct kit *kit_open(void *ctx, const struct kbuild_request *req, const char **err)
{
	char *dir = kit_dir(ctx, req);
	struct kit *kit = kit_load(ctx, dir, req, false, err);
	int lock;

	setenv("SRCARCH", KERNEL_SRCARCH, 1); /* objtool reads it as make exports it */
	if (kit || *err)
		return kit;
	if (req->making_kit)
		req->making_kit(req->arg);
	lock = wait_for_lock(ctx, req, err);
	if (!*err)
		kit = kit_load(ctx, dir, req, false, err);
	if (!kit && !*err) {
		workdir_remove_tree(dir); /* a damaged one would keep its name */
		if (kit_make(ctx, req, dir, err))
			kit = kit_load(ctx, dir, req, false, err);
	}
	if (lock >= 0)
		close(lock);
	if (!kit && !*err)
		*err = talloc_asprintf(ctx, "%s cannot be read back", dir);
	return kit;
}
