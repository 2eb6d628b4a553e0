// SPDX-License-Identifier: GPL-2.0-or-later
#include "modcache.h"

#include <dirent.h>
#include <elf.h>
#include <fcntl.h>
#include <sha256.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <talloc.h>
#include <time.h>
#include <unistd.h>

/* Above so many modules, those unused for so many seconds go. */
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
}

const char *modcache_key_hash(struct modcache_key *k)
{
	SHA256End(&k->sum, k->hex);
	return k->hex;
}

/* A crash may have left a file empty or short; section headers are a module's end. */
static bool is_whole(const char *path)
{
	FILE *f = fopen(path, "re");
	struct stat st;
	Elf64_Ehdr h;
	bool ok;

	if (!f)
		return false;
	ok = !fstat(fileno(f), &st) && S_ISREG(st.st_mode) && fread(&h, sizeof(h), 1, f) == 1 &&
	     !memcmp(h.e_ident, ELFMAG, SELFMAG) && h.e_shoff <= (uint64_t)st.st_size &&
	     (uint64_t)h.e_shnum * h.e_shentsize <= (uint64_t)st.st_size - h.e_shoff;
	fclose(f);
	return ok;
}

const char *modcache_path(void *ctx, const char *cache, const char *hash, bool *found)
{
	char *dir = talloc_asprintf(ctx, "%s/modules", cache);
	char *path = talloc_asprintf(ctx, "%s/%s.ko", dir, hash);

	mkdir(dir, 0755);
	*found = is_whole(path);
	if (*found)
		utimensat(AT_FDCWD, path, NULL, 0);
	return path;
}

static bool is_part(const char *name)
{
	size_t n = strlen(name);

	return n > 5 && !strcmp(name + n - 5, ".part");
}

void modcache_trim(void *ctx, const char *cache)
{
	char *path = talloc_asprintf(ctx, "%s/modules", cache);
	DIR *dir = opendir(path);
	time_t now = time(NULL), limit;
	unsigned int n = 0;
	struct dirent *e;
	struct stat st;

	if (!dir)
		return;
	while ((e = readdir(dir)))
		n++;
	rewinddir(dir);
	while ((e = readdir(dir))) {
		limit = is_part(e->d_name) ? PART_SECONDS : KEEP_SECONDS;
		if ((n <= KEEP_MODULES && limit == KEEP_SECONDS) ||
		    fstatat(dirfd(dir), e->d_name, &st, 0) || !S_ISREG(st.st_mode))
			continue;
		if (now - st.st_mtime > limit && !unlinkat(dirfd(dir), e->d_name, 0))
			n--;
	}
	closedir(dir);
}
