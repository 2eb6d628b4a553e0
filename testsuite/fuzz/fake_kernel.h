/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * fake_kernel.h - a kernel side whose answers, records and aggregations are made from bytes.
 *
 * Mostly they are what the metadata promises, so that they are read to their end, and sometimes
 * not.
 */
#ifndef FUZZ_FAKE_KERNEL_H
#define FUZZ_FAKE_KERNEL_H

#include <stdint.h>

#include "loader/load/ctl.h"
#include "loader/meta/metadata.h"

#define FAKE_CPUS 3
#define FAKE_SIZE 16384u /* of a ring, and of an aggregation's half */

struct fake_kernel {
	struct ctl ctl;
	const struct meta *meta;
	const uint8_t *seed, *end;
	u32 next_half;
};

/* Once for a process; what is mapped stays mapped. */
void fake_kernel_start(struct fake_kernel *kernel, const struct meta *meta, const uint8_t *seed,
		       size_t size);
/* All CPUs record something. false: the seed is used up. */
bool fake_kernel_record(struct fake_kernel *kernel);

#endif
