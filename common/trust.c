// SPDX-License-Identifier: GPL-2.0-or-later
#include "trust.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <talloc.h>
#include <unistd.h>

#define LINKS_MAX   40 /* as the kernel */
#define OTHERS_BITS (S_IWGRP | S_IWOTH)

/* On the way to a folder. */
struct walk {
	void *ctx;  /* of this walk alone */
	int at;	    /* the folder that was reached */
	char *name; /* of it, for messages; "" is the root */
	char *rest; /* of the path */
	unsigned int links;
	const char *why;
};

static bool is_own(const struct stat *st)
{
	return !st->st_uid || st->st_uid == geteuid();
}

/* NULL: the owner is right, and only the owner may write. */
static const char *distrust(void *ctx, const char *name, const struct stat *st)
{
	const bool root = !geteuid();

	if (!is_own(st))
		return talloc_asprintf(ctx, "%s belongs to user %u, %s", name,
				       (unsigned int)st->st_uid,
				       root ? "not to root" : "neither to this one nor to root");
	if (!S_ISLNK(st->st_mode) && st->st_mode & OTHERS_BITS)
		return talloc_asprintf(ctx, "others than its owner may write to %s (mode %04o)",
				       name, st->st_mode & 07777);
	return NULL;
}

/* Sets why or errno. */
static bool enter(struct walk *w, int fd, char *name)
{
	struct stat st;

	if (fd < 0)
		return false;
	if (fstat(fd, &st)) {
		close(fd);
		return false;
	}
	if (!S_ISDIR(st.st_mode)) {
		close(fd);
		errno = ENOTDIR;
		return false;
	}
	if (!is_own(&st) || !(st.st_mode & S_ISVTX))
		w->why = distrust(w->ctx, *name ? name : "/", &st);
	if (w->at >= 0)
		close(w->at);
	w->at = fd;
	w->name = name;
	return !w->why;
}

static bool start_at_root(struct walk *w)
{
	return enter(w, open("/", O_PATH | O_DIRECTORY | O_CLOEXEC), talloc_strdup(w->ctx, ""));
}

/* The rest is now what the link says, then what followed it. */
static bool follow(struct walk *w, int fd, const struct stat *st, const char *name)
{
	char to[PATH_MAX];
	ssize_t n = readlinkat(fd, "", to, sizeof(to) - 1);

	close(fd);
	if (n < 0)
		return false;
	if (++w->links > LINKS_MAX) {
		errno = ELOOP;
		return false;
	}
	w->why = distrust(w->ctx, name, st);
	if (w->why)
		return false;
	to[n] = 0;
	w->rest = talloc_asprintf(w->ctx, "%s/%s", to, w->rest);
	return *to != '/' || start_at_root(w);
}

static char *name_of(struct walk *w, const char *part)
{
	char *slash;

	if (strcmp(part, "..") != 0)
		return talloc_asprintf(w->ctx, "%s/%s", w->name, part);
	slash = strrchr(w->name, '/');
	return talloc_strndup(w->ctx, w->name, slash ? (size_t)(slash - w->name) : 0);
}

static bool step(struct walk *w, const char *part, unsigned int flags)
{
	const int how = O_PATH | O_NOFOLLOW | O_CLOEXEC;
	int fd = openat(w->at, part, how);
	char *name = name_of(w, part);
	struct stat st;

	if (fd < 0 && errno == ENOENT && flags & TRUST_MAKE &&
	    (!mkdirat(w->at, part, 0700) || errno == EEXIST))
		fd = openat(w->at, part, how);
	if (fd < 0)
		return false;
	if (!fstat(fd, &st) && S_ISLNK(st.st_mode))
		return follow(w, fd, &st, name);
	return enter(w, fd, name);
}

/* The end of the way, which being sticky does not excuse. */
static bool is_unshared(struct walk *w)
{
	struct stat st;

	if (fstat(w->at, &st))
		return false;
	w->why = distrust(w->ctx, *w->name ? w->name : "/", &st);
	return !w->why;
}

static bool walk_to(struct walk *w, const char *path, unsigned int flags)
{
	char *here = *path == '/' ? NULL : get_current_dir_name(), *part;
	size_t n;

	if (!here && *path != '/')
		return false;
	w->rest = talloc_asprintf(w->ctx, "%s/%s", here ? here : "", path);
	free(here);
	if (!start_at_root(w))
		return false;
	for (;;) {
		w->rest += strspn(w->rest, "/");
		n = strcspn(w->rest, "/");
		if (!n)
			return flags & TRUST_SHARED || is_unshared(w);
		part = talloc_strndup(w->ctx, w->rest, n);
		w->rest += n;
		if (strcmp(part, ".") != 0 && !step(w, part, flags))
			return false;
	}
}

/* The folder, for O_PATH purposes; -1 as in the header. */
static int open_folder(void *ctx, const char *path, unsigned int flags, const char **why)
{
	struct walk w = { .ctx = talloc_new(ctx), .at = -1 };
	const bool ok = walk_to(&w, path, flags);
	const int error = errno;

	*why = w.why ? talloc_steal(ctx, w.why) : NULL;
	if (!ok && w.at >= 0)
		close(w.at);
	talloc_free(w.ctx);
	errno = error;
	return ok ? w.at : -1;
}

bool trust_folder(void *ctx, const char *path, unsigned int flags, const char **why)
{
	int fd = open_folder(ctx, path, flags, why);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

static const char *distrust_entry(void *ctx, DIR *dir, const char *folder, const char *entry)
{
	struct stat st;

	if (!strcmp(entry, ".") || !strcmp(entry, "..") ||
	    fstatat(dirfd(dir), entry, &st, AT_SYMLINK_NOFOLLOW))
		return NULL; /* what has gone meanwhile */
	if (!S_ISREG(st.st_mode))
		return talloc_asprintf(ctx, "%s/%s is not a file", folder, entry);
	return distrust(ctx, talloc_asprintf(ctx, "%s/%s", folder, entry), &st);
}

bool trust_files(void *ctx, const char *path, unsigned int flags, const char **why)
{
	int at = open_folder(ctx, path, flags, why);
	int fd = at < 0 ? -1 : openat(at, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	const int error = errno;
	struct dirent *e;

	if (at >= 0)
		close(at);
	if (!dir) {
		if (fd >= 0)
			close(fd);
		errno = error;
		return false;
	}
	while (!*why && (e = readdir(dir)))
		*why = distrust_entry(ctx, dir, path, e->d_name);
	closedir(dir);
	return !*why;
}

int trust_lock(void *ctx, const char *path, const char **why)
{
	int fd = open(path, O_CREAT | O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
	struct stat st;

	*why = NULL;
	if (fd < 0)
		return -1;
	if (!fstat(fd, &st))
		*why = S_ISREG(st.st_mode) ? distrust(ctx, path, &st) :
					     talloc_asprintf(ctx, "%s is not a file", path);
	if (*why) {
		close(fd);
		return -1;
	}
	return fd;
}
