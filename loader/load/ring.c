// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "ring.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include "common/must.h"

#define AHEAD 64 /* records that ring_peek_past() passes over */

static int map_one(struct rings *rings, u32 i, u64 size, size_t page)
{
	struct ring *ring = &rings->cpu[i];
	struct ctl *ctl = rings->ctl;

	ring->ctl = ctl->ops->map(ctl, DTAP_MMAP_CTL + i * page, page, true, false);
	if (!ring->ctl)
		return -errno;
	ring->size = size;
	ring->bytes = ctl->ops->map(ctl, DTAP_MMAP_RING + i * size, size, false, true);
	if (!ring->bytes) {
		/* Not a CPU, or not traced. */
		ring->bad = true;
		return errno == ENXIO ? 0 : -errno;
	}
	ring->position = __atomic_load_n(&ring->ctl->tail, __ATOMIC_RELAXED);
	return 0;
}

int rings_map(struct rings *rings, struct ctl *ctl, u32 ncpu, u64 size)
{
	const size_t page = (size_t)sysconf(_SC_PAGESIZE);
	int error = 0;

	rings->ctl = ctl;
	rings->count = ncpu;
	rings->cpu = must(talloc_zero_array(NULL, struct ring, ncpu));
	if (!size || size & (size - 1))
		error = -EINVAL;
	for (u32 i = 0; i < ncpu && !error; i++)
		error = map_one(rings, i, size, page);
	if (error)
		rings_unmap(rings);
	return error;
}

void rings_unmap(struct rings *rings)
{
	const size_t page = (size_t)sysconf(_SC_PAGESIZE);

	for (u32 i = 0; i < rings->count; i++) {
		struct ring *ring = &rings->cpu[i];

		if (ring->bytes)
			rings->ctl->ops->unmap(rings->ctl, (void *)ring->bytes, ring->size, true);
		if (ring->ctl)
			rings->ctl->ops->unmap(rings->ctl, ring->ctl, page, false);
	}
	talloc_free(rings->cpu);
	rings->cpu = NULL;
	rings->count = 0;
}

void ring_begin(struct ring *ring)
{
	const u64 tail = __atomic_load_n(&ring->ctl->tail, __ATOMIC_ACQUIRE);

	if (ring->bad) {
		ring->position = ring->end;
		return;
	}
	ring->end = __atomic_load_n(&ring->ctl->head, __ATOMIC_ACQUIRE);
	/* bufpolicy=ring: the kernel has thrown old records away. */
	if (tail > ring->position)
		ring->position = tail;
	if (ring->end < ring->position || ring->end - ring->position > ring->size ||
	    ring->end % 8 || ring->position % 8) {
		ring->bad = true;
		ring->position = ring->end;
	}
}

static const struct dtap_rec *peek_at(struct ring *ring, u64 position)
{
	const u64 left = ring->end - position;
	const struct dtap_rec *rec;

	if (ring->bad || !left)
		return NULL;
	rec = (const void *)(ring->bytes + (position & (ring->size - 1)));
	if (rec->len < sizeof(*rec) || rec->len % 8 || rec->len > left) {
		ring->bad = true;
		return NULL;
	}
	return rec;
}

const struct dtap_rec *ring_peek(struct ring *ring)
{
	return peek_at(ring, ring->position);
}

const struct dtap_rec *ring_peek_past(struct ring *ring, u32 epid)
{
	const struct dtap_rec *rec;
	u64 position = ring->position;

	/* Each record is looked ahead from: it must not cost the whole ring. */
	for (int i = 0; i < AHEAD; i++) {
		rec = peek_at(ring, position);
		if (!rec || rec->epid != epid)
			return rec;
		position += rec->len;
	}
	return NULL;
}

const struct dtap_rec *ring_next(struct ring *ring)
{
	const struct dtap_rec *rec = ring_peek(ring);

	if (rec)
		ring->position += rec->len;
	return rec;
}

void ring_end(struct ring *ring)
{
	__atomic_store_n(&ring->ctl->tail, ring->position, __ATOMIC_RELEASE);
}

u64 ring_used(const struct ring *ring)
{
	return ring->bad ? 0 : __atomic_load_n(&ring->ctl->head, __ATOMIC_ACQUIRE) - ring->position;
}

bool ring_wait(struct ring *ring, u64 bytes)
{
	const u64 at = ring->position + (bytes < ring->size ? bytes : ring->size);

	if (ring->bad)
		return true;
	__atomic_store_n(&ring->ctl->wake_at, bytes ? at : DTAP_NO_WAKE, __ATOMIC_SEQ_CST);
	return !bytes || __atomic_load_n(&ring->ctl->head, __ATOMIC_SEQ_CST) < at;
}
