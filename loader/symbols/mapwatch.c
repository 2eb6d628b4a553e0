// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "mapwatch.h"

#include <linux/perf_event.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <talloc.h>
#include <unistd.h>

#include "common/array.h"
#include "common/must.h"

#define RING_PAGES 128 /* a power of two: some thousand events */

/* The side-band of one CPU. */
struct band {
	int fd;
	struct perf_event_mmap_page *control; /* one page, then the ring */
};

static struct band *bands;
static long nbands;
static size_t page;

static struct mapwatch_event *events;
static size_t nevents;

/* ------------------------------------------------------------------ opening */

static int open_band(int cpu)
{
	struct perf_event_attr attr = {
		.type = PERF_TYPE_SOFTWARE,
		.size = sizeof(attr),
		.config = PERF_COUNT_SW_DUMMY,
		.sample_type = PERF_SAMPLE_TIME,
		.sample_id_all = 1,
		.mmap = 1,
		.mmap2 = 1,
		.comm = 1,
		.comm_exec = 1,
		.task = 1,
		.watermark = 1,
		.wakeup_watermark = INT32_MAX, /* nobody waits for it */
	};

	return (int)syscall(SYS_perf_event_open, &attr, -1, cpu, -1, PERF_FLAG_FD_CLOEXEC);
}

void mapwatch_begin(void)
{
	nbands = sysconf(_SC_NPROCESSORS_CONF);
	page = (size_t)sysconf(_SC_PAGESIZE);
	bands = must(talloc_zero_array(NULL, struct band, nbands));
	for (int cpu = 0; cpu < nbands; cpu++) {
		struct band *b = &bands[cpu];

		b->fd = open_band(cpu);
		if (b->fd < 0)
			continue;
		b->control = mmap(NULL, (RING_PAGES + 1) * page, PROT_READ | PROT_WRITE, MAP_SHARED,
				  b->fd, 0);
		if (b->control == MAP_FAILED)
			b->control = NULL;
	}
}

void mapwatch_end(void)
{
	for (long cpu = 0; cpu < nbands; cpu++) {
		if (bands[cpu].control)
			munmap(bands[cpu].control, (RING_PAGES + 1) * page);
		if (bands[cpu].fd >= 0)
			close(bands[cpu].fd);
	}
	talloc_free(bands);
	talloc_free(events);
	bands = NULL;
	events = NULL;
	nbands = 0;
	nevents = 0;
}

/* ------------------------------------------------------------------ reading */

/* Layouts by perf_event_open(2); sample_id_all puts the time after each. */
struct map_record {
	struct perf_event_header header;
	uint32_t pid, tid;
	uint64_t start, length, offset;
	uint32_t major, minor;
	uint64_t ino, generation;
	uint32_t protection, flags;
	char path[];
};

struct task_record {
	struct perf_event_header header;
	uint32_t pid, parent, tid, parent_tid;
};

struct comm_record {
	struct perf_event_header header;
	uint32_t pid, tid;
};

static void add(struct mapwatch_event event)
{
	array_add(NULL, events, nevents) = event;
}

/* What the kernel names 0 or -1 is not in this program's pid namespace. */
static bool is_seen(uint32_t pid)
{
	return pid && pid != UINT32_MAX;
}

/* A whole record; its time is its last word. */
static void take_record(const struct perf_event_header *header)
{
	const size_t size = header->size;
	struct mapwatch_event e = { 0 };

	if (size < sizeof(struct comm_record) + sizeof(e.time))
		return;
	memcpy(&e.time, (const char *)header + size - sizeof(e.time), sizeof(e.time));
	if (header->type == PERF_RECORD_LOST) {
		e.what = MAPWATCH_LOST;
		add(e);
	} else if (header->type == PERF_RECORD_COMM && header->misc & PERF_RECORD_MISC_COMM_EXEC) {
		e.what = MAPWATCH_EXEC;
		e.pid = ((const struct comm_record *)header)->pid;
		if (is_seen((uint32_t)e.pid))
			add(e);
	} else if (header->type == PERF_RECORD_FORK && size >= sizeof(struct task_record)) {
		e.what = MAPWATCH_FORK;
		e.pid = ((const struct task_record *)header)->pid;
		e.parent = ((const struct task_record *)header)->parent;
		if (!is_seen((uint32_t)e.parent))
			e.parent = 0;
		if (is_seen((uint32_t)e.pid) && e.pid != e.parent) /* else a thread */
			add(e);
	} else if (header->type == PERF_RECORD_MMAP2 &&
		   size > sizeof(struct map_record) + sizeof(e.time)) {
		const struct map_record *m = (const void *)header;

		if (*m->path != '/' || !is_seen(m->pid))
			return;
		e.what = MAPWATCH_MAP;
		e.pid = m->pid;
		e.start = m->start;
		e.end = m->start + m->length;
		e.offset = m->offset;
		e.ino = m->ino;
		e.path = must(talloc_strndup(NULL, m->path, size - sizeof(*m) - sizeof(e.time)));
		add(e);
	}
}

static void read_band(struct band *b)
{
	const size_t size = RING_PAGES * page;
	const char *ring = (const char *)b->control + page;
	static _Alignas(8) char whole[UINT16_MAX + 1];
	const uint64_t head = __atomic_load_n(&b->control->data_head, __ATOMIC_ACQUIRE);
	uint64_t tail = b->control->data_tail;

	while (tail < head) {
		const struct perf_event_header *header = (const void *)(ring + tail % size);
		const size_t length = header->size, left = size - tail % size;

		if (length < sizeof(*header) || length > head - tail)
			break;
		if (length > left) { /* it goes on at the start */
			memcpy(whole, header, left);
			memcpy(whole + left, ring, length - left);
			take_record((const void *)whole);
		} else {
			take_record(header);
		}
		tail += length;
	}
	__atomic_store_n(&b->control->data_tail, head, __ATOMIC_RELEASE);
}

static int compare_times(const void *x, const void *y)
{
	const struct mapwatch_event *a = x, *b = y;

	return a->time < b->time ? -1 : a->time > b->time;
}

void mapwatch_read(void (*take)(struct mapwatch_event *event))
{
	for (long cpu = 0; cpu < nbands; cpu++)
		if (bands[cpu].control)
			read_band(&bands[cpu]);
	if (nevents)
		qsort(events, nevents, sizeof(*events), compare_times);
	for (size_t i = 0; i < nevents; i++)
		take(&events[i]);
	nevents = 0;
}
