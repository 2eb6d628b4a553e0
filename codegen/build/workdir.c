// SPDX-License-Identifier: GPL-2.0-or-later
#include "workdir.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <talloc.h>
#include <unistd.h>

#include "common/trust.h"
#include "run.h"
#include "trouble.h"

#define RANDOM "XXXXXX" /* as mkdtemp() wants it */
#define KEPT   "kept-"	/* after the prefix: longer than any random part */

const char *workdir_parent(void)
{
	const char *tmp = getenv("TMPDIR");

	return tmp && *tmp ? tmp : "/tmp";
}

static int remove_one(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
	(void)st;
	(void)flag;
	(void)ftw;
	return remove(path);
}

void workdir_remove_tree(const char *path)
{
	nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* The locked folder, or -1: it is in use, or not what mkdtemp() made for this user. */
static int lock_stale(int parent, const char *name)
{
	int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	struct stat st;

	if (fd < 0)
		return -1;
	if (!fstat(fd, &st) && st.st_uid == geteuid() && (st.st_mode & 07777) == 0700 &&
	    !flock(fd, LOCK_EX | LOCK_NB))
		return fd;
	close(fd);
	return -1;
}

static void remove_stale(const char *parent, const char *prefix)
{
	const size_t n = strlen(prefix);
	DIR *dir = opendir(parent);
	struct dirent *e;

	while (dir && (e = readdir(dir))) {
		char *path;
		int fd;

		if (strncmp(e->d_name, prefix, n) || strlen(e->d_name) != n + strlen(RANDOM))
			continue;
		fd = lock_stale(dirfd(dir), e->d_name);
		if (fd < 0)
			continue;
		path = talloc_asprintf(NULL, "%s/%s", parent, e->d_name);
		workdir_remove_tree(path);
		talloc_free(path);
		close(fd);
	}
	if (dir)
		closedir(dir);
}

/* false: somebody has taken it for stale before it was locked, and removed it. */
static bool lock_own(struct workdir *w)
{
	struct stat st;

	w->lock = open(w->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (w->lock < 0)
		return errno != ENOENT;
	flock(w->lock, LOCK_EX);
	if (!fstat(w->lock, &st) && st.st_nlink)
		return true;
	close(w->lock);
	return false;
}

struct workdir *workdir_create(void *ctx, const char *parent, const char *prefix, const char **err)
{
	struct workdir *w = talloc_zero(ctx, struct workdir);
	const char *why;
	char *here;

	if (!trust_folder(ctx, parent, TRUST_SHARED, &why)) {
		*err = why ? talloc_asprintf(
				     ctx,
				     "%s is not safe for intermediate files, as others could "
				     "change them: %s; set TMPDIR to another folder",
				     parent, why) :
			     trouble_disk(ctx, errno, parent);
		talloc_free(w);
		return NULL;
	}
	remove_stale(parent, prefix);
	run_hold_signals();
	/* Tools that are given it run elsewhere. */
	here = *parent == '/' ? NULL : get_current_dir_name();
	do
		w->path = mkdtemp(talloc_asprintf(w, "%s%s%s/%s" RANDOM, here ? here : "",
						  here ? "/" : "", parent, prefix));
	while (w->path && !lock_own(w));
	free(here);
	if (w->path) {
		run_temporary(w->path);
		return w;
	}
	*err = trouble_disk(ctx, errno, parent);
	run_release_signals();
	talloc_free(w);
	return NULL;
}

static void unlock(struct workdir *w)
{
	if (w->lock >= 0)
		close(w->lock);
	run_temporary(NULL);
	talloc_free(w);
	run_release_signals();
}

void workdir_end(struct workdir *w)
{
	workdir_remove_tree(w->path);
	unlock(w);
}

const char *workdir_keep(void *ctx, struct workdir *w)
{
	const size_t n = strlen(w->path) - strlen(RANDOM);
	const char *kept = talloc_asprintf(ctx, "%.*s" KEPT "%s", (int)n, w->path, w->path + n);

	if (run_interrupted())
		workdir_remove_tree(w->path);
	else if (rename(w->path, kept))
		kept = talloc_strdup(ctx, w->path);
	unlock(w);
	return kept;
}
