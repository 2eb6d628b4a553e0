/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * buf.c - the rings: room for a record, its variable parts, its publication.
 *
 * An open record lies at the ring's head, and the head moves when the record is committed;
 * a record that is given up needs no clean-up.  Positions only grow; the ring being mapped
 * twice, no record wraps.
 */
#include "buf.h"
#include "core/wake.h"
#include "spec.h"

#define SMALL_RING (16 * ENV_PAGE_SIZE) /* of scripts that record nothing but faults */
#define MAX_RING   (1ULL << 32)

/* ------------------------------------------------------------------- set-up */

static u64 ring_size(u64 wanted)
{
	u64 size = ENV_PAGE_SIZE;

	if (!(rt_script.uses & RT_USES_RECORDS) && wanted > SMALL_RING)
		wanted = SMALL_RING;
	while (size < wanted && size < MAX_RING)
		size *= 2;
	return size;
}

static int ring_init(struct rt_pcpu *pcpu, u64 size)
{
	int err = env_ring_alloc(&pcpu->ring_pages, size, pcpu->cpu);

	if (err)
		return err;
	pcpu->ctl->wake_at = DTAP_NO_WAKE;
	pcpu->ring = pcpu->ring_pages.base;
	pcpu->ring_mask = size - 1;
	/* END records must fit into a buffer that is full otherwise. */
	pcpu->ring_limit = rt.bufpolicy == DTAP_BUF_FILL ? size - size / 8 : size;
	pcpu->tail = rt.bufpolicy == DTAP_BUF_RING ? &pcpu->kernel_tail : &pcpu->ctl->tail;
	return 0;
}

int rt_buf_init(void)
{
	struct rt_pcpu *pcpu;
	int err;
	u32 i;

	rt.opt.bufsize = ring_size(rt.opt.bufsize);
	rt_for_each_traced(i, pcpu)
	{
		err = ring_init(pcpu, rt.opt.bufsize);
		if (err)
			return err;
	}
	return 0;
}

void rt_buf_deinit(void)
{
	struct rt_pcpu *pcpu;
	u32 i;

	rt_for_each_traced(i, pcpu)
	{
		env_ring_free(&pcpu->ring_pages);
		pcpu->ring = NULL;
	}
}

void rt_buf_open_reserve(void)
{
	struct rt_pcpu *pcpu;
	u32 i;

	rt_for_each_traced(i, pcpu) pcpu->ring_limit = pcpu->ring_mask + 1;
}

/* --------------------------------------------------------------------- room */

/* bufpolicy=ring: gives up whole old records until there is room. */
static bool make_room(struct rt_pcpu *pcpu, u64 need)
{
	u64 size = pcpu->ring_mask + 1;
	u64 used = pcpu->head - pcpu->kernel_tail;

	if (need > size)
		return false;
	while (size - used < need) {
		u64 tail = pcpu->head - used;
		u32 len = ((struct dtap_rec *)(pcpu->ring + (tail & pcpu->ring_mask)))->len;

		/* Only a damaged ring has such a length: start anew. */
		if (unlikely(len < sizeof(struct dtap_rec) || len % 8 || len > used))
			len = (u32)used;
		used -= len;
	}
	pcpu->kernel_tail = pcpu->head - used;
	smp_store_release(&pcpu->ctl->tail, pcpu->kernel_tail);
	return true;
}

/* The ring is full: whether the policy finds room all the same.  Counts if not. */
static noinline bool no_room(struct rt_pcpu *pcpu, u64 need)
{
	if (rt.bufpolicy == DTAP_BUF_RING && make_room(pcpu, need))
		return true;
	if (rt.bufpolicy == DTAP_BUF_FILL) {
		WRITE_ONCE(rt.filled_cpu, pcpu->cpu);
		if (rt_state_end(DTAP_STATE_FILLED) || READ_ONCE(rt.state) == DTAP_STATE_FILLED)
			return false;
	}
	rt_drop(pcpu, DTAP_DROP_PRINCIPAL);
	return false;
}

/* The loader writes *tail: any value must be survived, and nonsense reads as a full ring. */
RT_INLINE bool has_room(const struct rt_pcpu *pcpu, u64 need)
{
	u64 used = pcpu->head - READ_ONCE(*pcpu->tail);

	return need <= pcpu->ring_limit && used <= pcpu->ring_limit - need;
}

RT_INLINE struct dtap_rec *at_head(const struct rt_pcpu *pcpu)
{
	return (struct dtap_rec *)(pcpu->ring + (pcpu->head & pcpu->ring_mask));
}

/* The loader sees it when the record after it, or another, is published. */
static void stamp(struct rt_pcpu *pcpu, u64 time)
{
	struct dtap_rec_time *rec = (struct dtap_rec_time *)at_head(pcpu);

	rec->rec.len = sizeof(*rec);
	rec->rec.epid = DTAP_EPID_TIME;
	rec->time = time;
	pcpu->head += sizeof(*rec);
}

static noinline struct dtap_rec *room(struct rt_pcpu *pcpu, u64 need, u64 time)
{
	rt_assert(pcpu->ring && need % 8 == 0);
	if (rt.stamped)
		need += sizeof(struct dtap_rec_time);
	if (!has_room(pcpu, need) && !no_room(pcpu, need))
		return NULL;
	if (rt.stamped)
		stamp(pcpu, time);
	return at_head(pcpu);
}

u64 rt_buf_time(struct rt_ctx *ctx)
{
	if (!rt.stamped)
		return 0;
	if (!ctx->timestamp)
		ctx->timestamp = env_time();
	return ctx->timestamp;
}

/* What the loader has asked for meanwhile, after it was awake for another reason, stays. */
static noinline void wake(struct dtap_cpu_ctl *ctl, u64 wanted)
{
	env_cas64(&ctl->wake_at, wanted, DTAP_NO_WAKE);
	rt_wake();
}

/* Loaders set `wake_at` before they look at head a last time and sleep. */
RT_INLINE void publish(struct rt_pcpu *pcpu, struct dtap_rec *rec)
{
	struct dtap_cpu_ctl *ctl = pcpu->ctl;
	u64 head = pcpu->head + rec->len, wanted;

	pcpu->head = head;
	smp_store_release(&ctl->head, head);
	smp_mb();
	wanted = READ_ONCE(ctl->wake_at);
	if (unlikely(head >= wanted))
		wake(ctl, wanted);
}

struct dtap_rec *rt_buf_room(struct rt_pcpu *pcpu, u64 need, u64 time)
{
	rt_assert(!pcpu->open);
	return room(pcpu, need, time);
}

void rt_buf_publish(struct rt_pcpu *pcpu, struct dtap_rec *rec)
{
	publish(pcpu, rec);
}

RT_INLINE void *open_record(struct rt_ctx *ctx, struct rt_pcpu *pcpu, struct dtap_rec *rec, u32 n,
			    u64 len, u64 need)
{
	rt_assert(ctx->slot + n < ctx->handler->nepid);
	rec->len = (u32)len;
	rec->epid = (u32)rt_epid(ctx) + n;
	pcpu->rec_end = (u8 *)rec + need;
	RT_WATCHED(pcpu->open = rec);
	return rec;
}

/* Into a speculation or a full ring, or with its time. */
static noinline void *reserve_hard(struct rt_ctx *ctx, u32 n, u64 len, u64 need)
{
	struct dtap_rec *rec =
		ctx->spec ? rt_spec_room(ctx, need) : room(rt_pcpu_of(ctx), need, rt_buf_time(ctx));

	return rec ? open_record(ctx, rt_pcpu_of(ctx), rec, n, len, need) : NULL;
}

void *rt_reserve(struct rt_ctx *ctx, u32 n, u32 fixed, u32 tail)
{
	struct rt_pcpu *pcpu = rt_pcpu_of(ctx);
	u64 len = fixed, need = len + tail;

	rt_assert(!pcpu->open && need % 8 == 0 && len % 8 == 0);
	rt_assert(fixed >= sizeof(struct dtap_rec) && fixed <= rt_script.record_max);
	if (unlikely(ctx->spec) || unlikely(rt.stamped) || unlikely(!has_room(pcpu, need)))
		return reserve_hard(ctx, n, len, need);
	return open_record(ctx, pcpu, at_head(pcpu), n, len, need);
}

void rt_commit(struct rt_ctx *ctx, void *rec)
{
	rt_assert(rt_pcpu_of(ctx)->open == rec);
	RT_WATCHED(rt_pcpu_of(ctx)->open = NULL);
	if (likely(!ctx->spec))
		publish(rt_pcpu_of(ctx), rec);
	else
		rt_spec_publish(ctx, rec);
}

bool rt_record(struct rt_ctx *ctx, u32 n)
{
	void *rec = rt_reserve(ctx, n, sizeof(struct dtap_rec), 0);

	if (unlikely(!rec))
		return false;
	rt_commit(ctx, rec);
	return true;
}
