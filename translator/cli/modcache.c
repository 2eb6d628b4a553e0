// SPDX-License-Identifier: GPL-2.0-or-later
#include "modcache.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sha256.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <talloc.h>
#include <time.h>
#include <unistd.h>

#include "common/file.h"
#include "common/trust.h"

/* Above this many modules, those unused for this many seconds go. */
#define KEEP_MODULES 200
#define KEEP_SECONDS (7 * 86400)
/* A module that was begun so long ago will not be finished. */
#define PART_SECONDS 3600

struct modcache_key {
	SHA2_CTX sum;
	char hex[SHA256_DIGEST_STRING_LENGTH];
};

struct modcache_key *modcache_key_create(void *ctx)
{
	struct modcache_key *k = talloc_zero(ctx, struct modcache_key);

	SHA256Init(&k->sum);
	return k;
}

void modcache_key_bytes(struct modcache_key *k, const void *data, size_t len)
{
	uint64_t n = len;

	/* Lengths keep neighbouring texts apart. */
	SHA256Update(&k->sum, (const uint8_t *)&n, sizeof(n));
	SHA256Update(&k->sum, data, len);
}

void modcache_key_text(struct modcache_key *k, const char *text)
{
	if (text)
		modcache_key_bytes(k, text, strlen(text));
	else
		modcache_key_bytes(k, "\xff", 1);
}

void modcache_key_stat(struct modcache_key *k, const char *path)
{
	struct stat st;

	if (!path || stat(path, &st)) {
		modcache_key_text(k, NULL);
		return;
	}
	modcache_key_bytes(k, &st.st_size, sizeof(st.st_size));
	modcache_key_bytes(k, &st.st_mtim, sizeof(st.st_mtim));
	modcache_key_bytes(k, &st.st_ino, sizeof(st.st_ino));
}

const char *modcache_key_hash(struct modcache_key *k)
{
	SHA256End(&k->sum, k->hex);
	return k->hex;
}

const char *modcache_open(void *ctx, const char *cache, const char **err)
{
	const char *dir = talloc_asprintf(ctx, "%s/modules", cache), *why;

	if (trust_files(ctx, dir, TRUST_MAKE, &why))
		return dir;
	if (why)
		*err = talloc_asprintf(
			ctx,
			"finished modules are not safe, as others could change them: "
			"%s; remove %s",
			why, dir);
	else
		*err = talloc_asprintf(ctx, "cannot keep modules in %s: %s", dir, strerror(errno));
	return NULL;
}

static char *module_path(void *ctx, const char *dir, const char *hash)
{
	return talloc_asprintf(ctx, "%s/%s.ko", dir, hash);
}

static char *seal_path(void *ctx, const char *dir, const char *hash)
{
	return talloc_asprintf(ctx, "%s/%s.sum", dir, hash);
}

/* Of its bytes and its name, so that no other stands in for it; false: there is no module. */
static bool sum_module(void *ctx, const char *path, const char *hash, char *hex)
{
	SHA2_CTX sum;
	size_t len;
	char *data = file_read(ctx, path, &len);

	if (!data)
		return false;
	SHA256Init(&sum);
	SHA256Update(&sum, (const uint8_t *)hash, strlen(hash));
	SHA256Update(&sum, (const uint8_t *)data, len);
	SHA256End(&sum, hex);
	talloc_free(data);
	return true;
}

const char *modcache_path(void *ctx, const char *dir, const char *hash, bool *found)
{
	char *path = module_path(ctx, dir, hash), *seal = seal_path(ctx, dir, hash);
	char hex[SHA256_DIGEST_STRING_LENGTH], *noted = file_read(ctx, seal, NULL);

	*found = noted && sum_module(ctx, path, hash, hex) && !strcmp(noted, hex);
	if (*found) {
		utimensat(AT_FDCWD, path, NULL, 0);
		utimensat(AT_FDCWD, seal, NULL, 0);
	}
	return path;
}

void modcache_seal(void *ctx, const char *dir, const char *hash)
{
	char *path = seal_path(ctx, dir, hash),
	     *part = talloc_asprintf(ctx, "%s.%d.part", path, getpid());
	char hex[SHA256_DIGEST_STRING_LENGTH];
	bool ok;
	int fd;

	if (!sum_module(ctx, module_path(ctx, dir, hash), hash, hex))
		return;
	unlink(part); /* of a process that has ended */
	fd = open(part, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
	if (fd < 0)
		return;
	ok = file_write_to(fd, hex, strlen(hex));
	ok = !close(fd) && ok;
	if (!ok || rename(part, path))
		unlink(part);
}

static bool ends_in(const char *name, const char *end)
{
	const size_t n = strlen(name), m = strlen(end);

	return n > m && !strcmp(name + n - m, end);
}

static bool is_part(const char *name)
{
	return ends_in(name, ".part");
}

static bool is_seal(const char *name)
{
	return ends_in(name, ".sum");
}

void modcache_trim(const char *path)
{
	DIR *dir = opendir(path);
	time_t now = time(NULL), limit;
	unsigned int n = 0;
	struct dirent *e;
	struct stat st;

	if (!dir)
		return;
	while ((e = readdir(dir)))
		n += !is_seal(e->d_name);
	rewinddir(dir);
	while ((e = readdir(dir))) {
		limit = is_part(e->d_name) ? PART_SECONDS : KEEP_SECONDS;
		if ((n <= KEEP_MODULES && limit == KEEP_SECONDS) ||
		    fstatat(dirfd(dir), e->d_name, &st, 0) || !S_ISREG(st.st_mode))
			continue;
		if (now - st.st_mtime > limit && !unlinkat(dirfd(dir), e->d_name, 0) &&
		    !is_seal(e->d_name))
			n--;
	}
	closedir(dir);
}
