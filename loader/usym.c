// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "usym.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "heap.h"
#include "mapwatch.h"
#include "object.h"

#define BUCKETS 1024 /* of processes */

struct mapping {
	uint64_t start, end, offset, ino;
	struct object *object; /* NULL: not looked at yet, or unreadable */
	char *path;
};

struct process {
	struct process *next;
	uint64_t pid;
	struct process *parent; /* whose maps it has, as far as is known; NULL: its own */
	bool watched;		/* all its maps have been told */
	unsigned int batch;	/* of the last look into /proc */
	struct mapping *mappings; /* a later one covers earlier ones */
	size_t nmappings, room;
};

static struct process *processes[BUCKETS];
static unsigned int current_batch = 1;

/* --------------------------------------------------------------- processes */

static void free_mappings(struct process *p)
{
	for (size_t i = 0; i < p->nmappings; i++)
		free(p->mappings[i].path);
	free(p->mappings);
	p->mappings = NULL;
	p->nmappings = p->room = 0;
}

static void add_mapping(struct process *p, struct mapping mapping)
{
	if (p->nmappings == p->room) {
		p->room = p->room ? 2 * p->room : 8;
		p->mappings = mem_resize(p->mappings, p->room, sizeof(*p->mappings));
	}
	p->mappings[p->nmappings++] = mapping;
}

static struct process *process_get(uint64_t pid)
{
	struct process **bucket = &processes[pid % BUCKETS], *p;

	for (p = *bucket; p; p = p->next)
		if (p->pid == pid)
			return p;
	p = mem_alloc(sizeof(*p));
	p->pid = pid;
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
	snprintf(path, sizeof(path), "/proc/%" PRIu64 "/maps", p->pid);
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
		if (fresh)
			free_mappings(p);
		fresh = false;
		p->parent = NULL;
		add_mapping(p, (struct mapping){ .start = start,
						 .end = end,
						 .offset = offset,
						 .path = mem_strdup(line + skip) });
	}
	free(line);
	fclose(file);
}

/* What the kernel tells while it happens; see mapwatch.h. */
static void take_event(struct mapwatch_event *e)
{
	struct process *p = process_get(e->pid);

	switch (e->what) {
	case MAPWATCH_EXEC:
		free_mappings(p);
		p->parent = NULL;
		p->watched = true;
		break;
	case MAPWATCH_FORK:
		free_mappings(p); /* of an earlier process with the number */
		p->parent = process_get(e->parent);
		p->watched = p->parent->watched;
		break;
	case MAPWATCH_MAP:
		add_mapping(p, (struct mapping){ e->start, e->end, e->offset, e->ino, NULL, e->path });
		break;
	}
}

/* ------------------------------------------------------------------- names */

static struct mapping *find_mapping(struct process *p, uint64_t address)
{
	if (!p->watched && p->batch != current_batch)
		read_maps(p);
	for (size_t i = p->nmappings; i-- > 0;)
		if (address >= p->mappings[i].start && address < p->mappings[i].end)
			return &p->mappings[i];
	return NULL;
}

bool usym_find(uint64_t pid, uint64_t address, struct usym_result *ret)
{
	struct process *p = process_get(pid);
	struct mapping *m = find_mapping(p, address);
	uint64_t place;

	/* A child that ran no other program; its parent's parents are few. */
	for (int i = 0; !m && p->parent && i < 100; i++) {
		p = p->parent;
		m = find_mapping(p, address);
	}
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
			free_mappings(p);
			free(p);
		}
	object_free_all();
}
