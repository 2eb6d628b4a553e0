/* SPDX-License-Identifier: GPL-2.0-or-later */
/* scratch.h - the blocks of the clause that runs. */
#ifndef DTAP_SCRATCH_H
#define DTAP_SCRATCH_H

#include "env.h"
#include "rt.h"

/* Room for a new block of n bytes, with its number; NULL: a fault. */
void *scratch_block(struct rt_ctx *ctx, u64 n, u64 *number, u32 site);
/* Where in a block addr is, and the bytes from there to the block's end; NULL: in none. */
void *scratch_find(struct rt_ctx *ctx, u64 addr, u64 *room);
/* Where the n bytes at addr are, all in one block; NULL: they are not. */
void *scratch_at(struct rt_ctx *ctx, u64 addr, u64 n);

#endif
