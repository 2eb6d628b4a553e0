/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * ring.h - the per-CPU rings (abi.h), read without trusting their contents.
 */
#ifndef DTAP_LOADER_RING_H
#define DTAP_LOADER_RING_H

#include "ctl.h"

struct ring {
	struct dtap_cpu_ctl *ctl;
	const unsigned char *bytes;
	u64 size;     /* power of two */
	u64 position; /* of the next record to read */
	u64 end;      /* head as of ring_begin() */
	bool bad;
};

struct rings {
	struct ctl *ctl;
	u32 count;
	struct ring *cpu;
};

/* Maps the control pages and rings of `ncpu` CPUs. 0 or negative errno. */
int rings_map(struct rings *rings, struct ctl *ctl, u32 ncpu, u64 size);
void rings_unmap(struct rings *rings);

/* Takes what has been committed so far. */
void ring_begin(struct ring *ring);
/*
 * The next record, contiguous and 8-aligned, valid until ring_end(); NULL: none, or
 * the bytes make no sense (ring->bad).
 */
const struct dtap_rec *ring_next(struct ring *ring);
/* The one that ring_next() would give, which stays. */
const struct dtap_rec *ring_peek(struct ring *ring);
/* The next record with another EPID; NULL: none, or too many with this one before it. */
const struct dtap_rec *ring_peek_past(struct ring *ring, u32 epid);
/* Gives the space of what has been read back to the kernel. */
void ring_end(struct ring *ring);
/* Bytes to be read. */
u64 ring_used(const struct ring *ring);
/*
 * Asks for a wake-up once `bytes` of the ring, or all of it, are to be read; 0: asks for none.
 * false: that many are there already.
 */
bool ring_wait(struct ring *ring, u64 bytes);

#endif
