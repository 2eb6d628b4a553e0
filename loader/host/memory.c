// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "memory.h"

#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "procfs.h"

/* ------------------------------------------------------------------- reading */

/*
 * The number after `name` in a file of lines "name number", of a file of one number without; else
 * dflt.
 */
static u64 read_number(const char *path, const char *name, u64 dflt)
{
	const size_t n = name ? strlen(name) : 0;
	FILE *f = fopen(path, "re");
	u64 number, found = dflt;
	char line[256];

	while (f && fgets(line, sizeof(line), f)) {
		if (name && strncmp(line, name, n))
			continue;
		if (sscanf(line + n, "%llu", &number) == 1) /* not "max" */
			found = number;
		break;
	}
	if (f)
		fclose(f);
	return found;
}

struct group_files {
	const char *folder; /* of the hierarchy */
	const char *limit, *used, *cached;
};

/* What a group's limit leaves, its clean page cache counted as free. */
static u64 left_in(const char *folder, const struct group_files *files, u64 *limit)
{
	char path[PATH_MAX + 64];
	u64 used, cached;

	snprintf(path, sizeof(path), "%s/%s", folder, files->limit);
	*limit = read_number(path, NULL, UINT64_MAX);
	if (*limit == UINT64_MAX)
		return UINT64_MAX;
	snprintf(path, sizeof(path), "%s/%s", folder, files->used);
	used = read_number(path, NULL, 0);
	snprintf(path, sizeof(path), "%s/memory.stat", folder);
	cached = read_number(path, files->cached, 0);
	used -= cached < used ? cached : used;
	return used < *limit ? *limit - used : 0;
}

/* Of a group and those above it, which limit it, too. */
static void limit_by_group(const char *root, const struct group_files *files, const char *group,
			   struct memory *m)
{
	char folder[PATH_MAX];
	const size_t top = (size_t)snprintf(folder, sizeof(folder), "%s%s", root, files->folder);
	u64 left, limit;

	if (top + strlen(group) >= sizeof(folder))
		return;
	strcpy(folder + top, group);
	for (;;) {
		left = left_in(folder, files, &limit);
		if (left < m->available)
			m->available = left;
		if (limit < m->total)
			m->total = limit;
		if (strlen(folder) <= top)
			return;
		*strrchr(folder, '/') = '\0';
	}
}

/* Lines "NUMBER:CONTROLLERS:GROUP"; the unified hierarchy's has no controllers. */
static void limit_by_groups(const char *root, struct memory *m)
{
	static const struct group_files unified = { "/sys/fs/cgroup", "memory.max",
						    "memory.current", "inactive_file " },
					memory = { "/sys/fs/cgroup/memory", "memory.limit_in_bytes",
						   "memory.usage_in_bytes",
						   "total_inactive_file " };
	char path[PATH_MAX], line[PATH_MAX + 256], *controllers, *group;
	FILE *f;

	snprintf(path, sizeof(path), "%s/proc/self/cgroup", root);
	f = fopen(path, "re");
	while (f && fgets(line, sizeof(line), f)) {
		line[strcspn(line, "\n")] = '\0';
		controllers = strchr(line, ':');
		group = controllers ? strchr(controllers + 1, ':') : NULL;
		if (!group || group[1] != '/')
			continue;
		*group++ = '\0';
		if (!controllers[1])
			limit_by_group(root, &unified, group, m);
		else if (!strcmp(controllers + 1, "memory"))
			limit_by_group(root, &memory, group, m);
	}
	if (f)
		fclose(f);
}

struct memory memory_in(const char *root)
{
	struct memory m;
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%s/proc/meminfo", root);
	m.total = read_number(path, "MemTotal:", UINT64_MAX >> 10) << 10;
	m.available = read_number(path, "MemAvailable:", m.total >> 10) << 10;
	limit_by_groups(root, &m);
	return m;
}

struct memory memory_now(void)
{
	struct memory m = memory_in("");
	struct rlimit limit;

	/* Where malloc() fails nothing can be printed, either. */
	if (!getrlimit(RLIMIT_AS, &limit) && limit.rlim_cur < m.available)
		m.available = limit.rlim_cur;
	return m;
}

bool memory_is_short(const struct memory *m, u64 held)
{
	return m->available < m->total / 32 && m->available < held;
}

/* ---------------------------------------------------------------- OOM killer */

static int before = INT_MIN; /* the value to start with; INT_MIN: not changed */

static void write_score(const char *path, int score)
{
	char text[16];
	const int n = snprintf(text, sizeof(text), "%d", score),
		  fd = open(path, O_WRONLY | O_CLOEXEC);

	if (fd < 0)
		return;
	if (write(fd, text, (size_t)n) != n)
		before = INT_MIN; /* no privilege: all stays as it is */
	close(fd);
}

/* The score is in thousandths of all memory. */
void memory_shield(u64 mapped, const struct memory *m)
{
	static const char path[] = "/proc/self/oom_score_adj";
	FILE *f = fopen(path, "re");
	int score = 0, less;

	if (!f)
		return;
	if (fscanf(f, "%d", &score) != 1)
		score = -1000;
	fclose(f);
	less = (int)((mapped >> 10) / ((m->total >> 10) / 1000 + 1));
	if (less > 900)
		less = 900;
	if (!less || score - less <= -1000)
		return;
	before = score;
	write_score(path, score - less);
}

void memory_unshield(pid_t pid)
{
	char path[64];

	if (before == INT_MIN)
		return;
	procfs_path(path, sizeof(path), (u64)pid, "oom_score_adj");
	write_score(path, before);
}

/* ---------------------------------------------------------------------- text */

const char *memory_text(u64 bytes, char ret[MEMORY_TEXT])
{
	static const char units[] = " kmgtpe";
	int unit = 0;

	for (; bytes >= 10240; unit++)
		bytes /= 1024;
	snprintf(ret, MEMORY_TEXT, "%llu%.*s", bytes, unit > 0, &units[unit]);
	return ret;
}
