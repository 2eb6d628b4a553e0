// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "usym.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "common/array.h"
#include "common/must.h"
#include "runtime/abi.h"
#include "mapwatch.h"
#include "loader/load/object.h"
#include "loader/host/procfs.h"

#define BUCKETS 1024 /* of processes */

struct mapping {
	uint64_t start, end, offset, ino;
	struct object *object; /* NULL: not looked at yet, or unreadable */
	char *path;
};

/*
 * What one program has mapped.  Processes that it forks have the same until one of them changes it.
 */
struct maps {
	unsigned int users;
	struct process *owner; /* whose program it was first */
	bool whole;	       /* all has been told; else /proc is to be read */
	struct mapping *list;  /* a later one covers earlier ones */
	size_t n;
};

struct process {
	struct process *next;
	uint64_t pid;
	struct maps *maps;
	unsigned int batch; /* of the last look into /proc */
};

static struct process *processes[BUCKETS];
static unsigned int current_batch = 1;

/* --------------------------------------------------------------- processes */

static void clear(struct maps *m)
{
	talloc_free(m->list); /* and the paths with it */
	m->list = NULL;
	m->n = 0;
}

static void release(struct maps *m)
{
	if (!--m->users)
		talloc_free(m);
}

static struct maps *maps_create(struct process *owner, bool whole)
{
	struct maps *m = must(talloc_zero(NULL, struct maps));

	m->users = 1;
	m->owner = owner;
	m->whole = whole;
	return m;
}

/* Takes the path over. */
static void add_mapping(struct maps *m, struct mapping mapping)
{
	array_add(m, m->list, m->n) = mapping;
	talloc_steal(m->list, mapping.path);
}

/* It runs another program, or has forgotten what it shared. */
static void renew(struct process *p, bool whole)
{
	release(p->maps);
	p->maps = maps_create(p, whole);
}

/* What it maps from now on is not the others'. */
static void unshare(struct process *p)
{
	struct maps *old = p->maps;

	if (old->users == 1)
		return;
	p->maps = maps_create(p, old->whole);
	for (size_t i = 0; i < old->n; i++) {
		struct mapping m = old->list[i];

		m.path = must(talloc_strdup(NULL, m.path));
		add_mapping(p->maps, m);
	}
	release(old);
}

static struct process *process_get(uint64_t pid)
{
	struct process **bucket = &processes[pid % BUCKETS], *p;

	for (p = *bucket; p; p = p->next)
		if (p->pid == pid)
			return p;
	p = must(talloc_zero(NULL, struct process));
	p->pid = pid;
	p->maps = maps_create(p, false);
	p->next = *bucket;
	*bucket = p;
	return p;
}

/* Keeps the old maps when the process is gone. */
static void read_maps(struct process *p)
{
	char path[64], *line = NULL, permissions[8];
	uint64_t start, end, offset;
	bool fresh = true;
	size_t size = 0;
	FILE *file;
	int skip;

	p->batch = current_batch;
	procfs_path(path, sizeof(path), p->pid, "maps");
	file = fopen(path, "re");
	if (!file)
		return;
	while (getline(&line, &size, file) > 0) {
		skip = 0;
		if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %7s %" SCNx64 " %*s %*u %n", &start, &end,
			   permissions, &offset, &skip) < 4 ||
		    !skip || !strchr(permissions, 'x') || line[skip] != '/')
			continue;
		line[strcspn(line, "\n")] = '\0';
		if (fresh && p->maps->owner != p)
			renew(p, false);
		if (fresh)
			clear(p->maps);
		fresh = false;
		add_mapping(p->maps,
			    (struct mapping){ .start = start,
					      .end = end,
					      .offset = offset,
					      .path = must(talloc_strdup(NULL, line + skip)) });
	}
	free(line);
	fclose(file);
}

/* What the kernel tells while it happens; see mapwatch.h. */
static void take_event(struct mapwatch_event *e)
{
	struct process *p = e->what == MAPWATCH_LOST ? NULL : process_get(e->pid);

	switch (e->what) {
	case MAPWATCH_LOST:
		for (size_t i = 0; i < BUCKETS; i++)
			for (p = processes[i]; p; p = p->next)
				p->maps->whole = false;
		break;
	case MAPWATCH_EXEC:
		renew(p, true);
		break;
	case MAPWATCH_FORK:
		if (!e->parent) {
			renew(p, false);
			break;
		}
		release(p->maps); /* of an earlier process with the number */
		p->maps = process_get(e->parent)->maps;
		p->maps->users++;
		break;
	case MAPWATCH_MAP:
		unshare(p);
		add_mapping(p->maps,
			    (struct mapping){ e->start, e->end, e->offset, e->ino, NULL, e->path });
		break;
	}
}

/* ------------------------------------------------------------------- names */

static void look(struct process *p)
{
	if (!p->maps->whole && p->batch != current_batch)
		read_maps(p);
}

static struct mapping *find_mapping(struct process *p, uint64_t address)
{
	struct maps *m;

	look(p);
	/*
	 * It may have ended already: what it was forked from has the same, unless it runs another
	 * program now.
	 */
	if (p->maps->owner->maps == p->maps)
		look(p->maps->owner);
	m = p->maps;
	for (size_t i = m->n; i-- > 0;)
		if (address >= m->list[i].start && address < m->list[i].end)
			return &m->list[i];
	return NULL;
}

/* What this program calls a process that a record names; 0: nothing. */
static uint64_t own_name(uint64_t process)
{
	const uint32_t seen = (uint32_t)(process >> 32);

	if (!seen)
		return process;
	return seen == DTAP_UNSEEN ? 0 : seen;
}

bool usym_find(uint64_t process, uint64_t address, struct usym_result *ret)
{
	const uint64_t pid = own_name(process);
	struct mapping *m = pid ? find_mapping(process_get(pid), address) : NULL;
	uint64_t place;

	if (!m)
		return false;
	if (!m->object)
		m->object = object_get(pid, m->path, m->ino);
	if (!m->object)
		return false;
	place = object_address(m->object, address - m->start + m->offset);
	ret->object = object_base(m->object);
	ret->name = object_symbol(m->object, place, &ret->offset);
	ret->start = m->start;
	ret->file_address = place;
	return true;
}

void usym_watch(void)
{
	mapwatch_begin();
}

void usym_refresh(void)
{
	mapwatch_read(take_event);
	current_batch++;
}

void usym_free(void)
{
	struct process *p;

	mapwatch_end();
	for (size_t i = 0; i < BUCKETS; i++)
		while ((p = processes[i])) {
			processes[i] = p->next;
			release(p->maps);
			talloc_free(p);
		}
	object_free_all();
}
