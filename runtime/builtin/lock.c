// SPDX-License-Identifier: GPL-2.0-or-later
/* What D's mutex_ and rw_ functions know of the kernel's locks. */
#include <linux/mutex.h>
#include <linux/spinlock.h>

#include "env.h"
#include "rt.h"

#ifdef CONFIG_PREEMPT_RT
#define MUTEX_OWNER offsetof(struct mutex, rtmutex.owner)
#else
#define MUTEX_OWNER offsetof(struct mutex, owner)
#endif
#define MUTEX_FLAGS 7ULL /* low bits of the owner word; tasks are aligned */

u64 rt_mutex_owner(struct rt_ctx *ctx, u64 lock, u32 site)
{
	return rt_load64(ctx, lock + MUTEX_OWNER, site) & ~MUTEX_FLAGS;
}

/* D asks whether the current thread holds it. */
bool rt_mutex_owned(struct rt_ctx *ctx, u64 lock, u32 site)
{
	return rt_mutex_owner(ctx, lock, site) == (unsigned long)current;
}

#ifdef CONFIG_PREEMPT_RT
/* rwbase_rt counts readers from a bias, or is at the write bias when a writer holds it. */
static s32 rw_count(struct rt_ctx *ctx, u64 lock, u32 site)
{
	return (s32)rt_load32(ctx, lock + offsetof(rwlock_t, rwbase.readers), site);
}

bool rt_rw_read_held(struct rt_ctx *ctx, u64 lock, u32 site)
{
	s32 n = rw_count(ctx, lock, site);

	return !ctx->fault && n != READER_BIAS && n != WRITER_BIAS && n != 0;
}

bool rt_rw_write_held(struct rt_ctx *ctx, u64 lock, u32 site)
{
	return rw_count(ctx, lock, site) == WRITER_BIAS;
}
#else
/* Queued rwlocks: the writer's byte lowest, the readers' count from bit 9. */
static u32 rw_count(struct rt_ctx *ctx, u64 lock, u32 site)
{
	return (u32)rt_load32(ctx, lock + offsetof(rwlock_t, raw_lock), site);
}

bool rt_rw_read_held(struct rt_ctx *ctx, u64 lock, u32 site)
{
	return rw_count(ctx, lock, site) >> 9;
}

bool rt_rw_write_held(struct rt_ctx *ctx, u64 lock, u32 site)
{
	return (rw_count(ctx, lock, site) & 0xff) == 0xff;
}
#endif
