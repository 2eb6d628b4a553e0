/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * var.c - dynamic variables: elements of associative arrays and thread-locals, shared by all
 * CPUs.
 *
 * The pool is an array of chunks of equal size, numbered from 1.  A chunk is in a bucket's
 * chain, in a CPU's cache of free chunks, in the common free list, or was never used.  The
 * bucket's lock covers its chain and the contents of the chunks in it.  A lock's holder has
 * interrupts disabled and is guarded, so whoever waits is another CPU and waits shortly;
 * still the wait is bounded, and beyond it the access is dropped and counted.
 */
#include "internal.h"

#define SPIN_BOUND    20000
#define VAR_CAS_BOUND 1000
#define VAR_MAX_CHAIN 1024
#define MAX_CACHE     64 /* free chunks a CPU keeps for itself */

struct chunk {
	u32 next; /* chunk number, 0 = end */
	u32 var;
	u32 hash;
	u32 keylen;
	u64 data[]; /* key, then value */
};

struct bucket {
	u32 lock;
	u32 first; /* chunk number */
};

struct rt_var_cache {
	u32 n;
	u32 free[MAX_CACHE];
};

static struct {
	u8 *chunks;
	struct bucket *buckets;
	u64 chunk_size;
	u32 mask; /* buckets - 1 */
	u32 nchunk;
	u32 cache_max; /* so small that the caches of all CPUs hide an eighth of the pool at most */
	u32 fresh;     /* chunks from this number minus 1 on were never used */
	u64 free; /* common free list: chunk number, and a count of changes in the upper half */
} pool;

/* ------------------------------------------------------------------- set-up */

int rt_var_init(void)
{
	struct rt_pcpu *pcpu;
	u32 nbucket = 16, i;
	u64 n;

	memset(&pool, 0, sizeof(pool));
	if (!rt_script.dynvar_max) {
		rt.opt.dynvarsize = 0;
		return 0;
	}
	pool.chunk_size = sizeof(struct chunk) + RT_ALIGN8((u64)rt_script.dynvar_max);
	n = rt.opt.dynvarsize / (pool.chunk_size + sizeof(struct bucket));
	pool.nchunk = n < 1 ? 1 : n > (1U << 30) ? 1U << 30 : (u32)n;
	while (nbucket < pool.nchunk)
		nbucket *= 2;
	pool.mask = nbucket - 1;
	pool.cache_max = pool.nchunk / 8 / rt.ncpu;
	if (pool.cache_max > MAX_CACHE)
		pool.cache_max = MAX_CACHE;
	pool.buckets = env_alloc((u64)nbucket * sizeof(struct bucket));
	pool.chunks = env_alloc(pool.nchunk * pool.chunk_size);
	if (!pool.buckets || !pool.chunks)
		return -ENOMEM;
	rt_for_each_traced(i, pcpu)
	{
		pcpu->var_cache = env_alloc(sizeof(*pcpu->var_cache));
		if (!pcpu->var_cache)
			return -ENOMEM;
	}
	return 0;
}

void rt_var_deinit(void)
{
	struct rt_pcpu *pcpu;
	u32 i;

	rt_for_each_traced(i, pcpu)
	{
		env_free(pcpu->var_cache);
		pcpu->var_cache = NULL;
	}
	env_free(pool.chunks);
	env_free(pool.buckets);
	memset(&pool, 0, sizeof(pool));
}

/* -------------------------------------------------------------- free chunks */

RT_INLINE struct chunk *chunk_of(u32 number)
{
	return (struct chunk *)(pool.chunks + (number - 1) * pool.chunk_size);
}

static u32 take_common(void)
{
	u32 i;

	for (i = 0; i < VAR_CAS_BOUND; i++) {
		u64 old = READ_ONCE(pool.free);
		u32 number = (u32)old;

		if (!number)
			return 0;
		/* A stale next is harmless: the count makes the exchange fail. */
		if (env_cas64(&pool.free, old,
			      ((old >> 32) + 1) << 32 | READ_ONCE(chunk_of(number)->next)))
			return number;
	}
	return 0;
}

static bool give_common(u32 number)
{
	u32 i;

	for (i = 0; i < VAR_CAS_BOUND; i++) {
		u64 old = READ_ONCE(pool.free);

		WRITE_ONCE(chunk_of(number)->next, (u32)old);
		if (env_cas64(&pool.free, old, ((old >> 32) + 1) << 32 | number))
			return true;
	}
	return false;
}

static u32 chunk_take(struct rt_pcpu *pcpu)
{
	struct rt_var_cache *cache = pcpu->var_cache;
	u32 number;

	if (cache->n)
		return cache->free[--cache->n];
	number = take_common();
	if (number)
		return number;
	if (READ_ONCE(pool.fresh) < pool.nchunk) {
		number = env_fetch_add32(&pool.fresh, 1);
		if (number < pool.nchunk)
			return number + 1;
	}
	return 0;
}

/* A chunk that cannot be given back for contention is kept beyond the usual number. */
static void chunk_give(struct rt_pcpu *pcpu, u32 number)
{
	struct rt_var_cache *cache = pcpu->var_cache;

	if (cache->n < pool.cache_max || !give_common(number)) {
		if (cache->n < MAX_CACHE)
			cache->free[cache->n++] = number;
		else
			rt_drop(pcpu, DTAP_DROP_DYNAMIC);
	}
}

/* ------------------------------------------------------------------ elements */

struct element {
	struct bucket *bucket;
	const u64 *key;
	u32 var, hash, keylen;
};

/* Another CPU has the bucket's lock. */
static noinline bool wait_for(struct bucket *bucket, struct rt_ctx *ctx)
{
	u32 spins;

	for (spins = 0; spins < SPIN_BOUND; spins++) {
		env_relax();
		if (env_trylock(&bucket->lock))
			return true;
	}
	rt_drop(rt_pcpu_of(ctx), DTAP_DROP_DYNAMIC);
	return false;
}

/* Locks the element's bucket; false: dropped and counted. */
RT_INLINE bool element_lock(struct element *e, struct rt_ctx *ctx, u32 var, const u64 *key,
			    u32 keylen)
{
	e->var = var;
	e->key = key;
	e->keylen = keylen;
	e->hash = (u32)(rt_hash(var, key, keylen) >> 32);
	e->bucket = &pool.buckets[e->hash & pool.mask];
	return likely(env_trylock(&e->bucket->lock)) || wait_for(e->bucket, ctx);
}

RT_INLINE void element_unlock(struct element *e)
{
	env_unlock(&e->bucket->lock);
}

/* The place of the number of the element's chunk, or of the chain's end; NULL: too far. */
RT_INLINE u32 *element_find(struct element *e)
{
	u32 *link = &e->bucket->first;
	u32 budget;

	for (budget = VAR_MAX_CHAIN; *link; budget--) {
		struct chunk *chunk = chunk_of(*link);

		if (chunk->hash == e->hash && chunk->var == e->var && chunk->keylen == e->keylen &&
		    rt_same_key(chunk->data, e->key, e->keylen))
			return link;
		if (unlikely(!budget))
			return NULL;
		link = &chunk->next;
	}
	return link;
}

/*
 * What follows is made twice, as most keys are a word, a thread's: without the loops over words,
 * and for all.
 */
#define EITHER(function, ...)                                      \
	(keylen == 8 ? function(ctx, var, key, 8, ##__VA_ARGS__) : \
		       function##_long(ctx, var, key, keylen, ##__VA_ARGS__))

/* An unused element reads as zeroes; so does one behind a lock that cannot be had. */
RT_INLINE u64 get64(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen)
{
	struct element e;
	u64 value = 0;
	u32 *link;

	if (!element_lock(&e, ctx, var, key, keylen))
		return 0;
	link = element_find(&e);
	if (link && *link)
		value = chunk_of(*link)->data[keylen / 8];
	element_unlock(&e);
	return value;
}

static noinline u64 get64_long(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen)
{
	return get64(ctx, var, key, keylen);
}

u64 rt_var_get64(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen)
{
	return EITHER(get64);
}

void rt_var_get(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen, void *out, u32 size)
{
	struct element e;
	bool found = false;
	u32 *link;

	if (element_lock(&e, ctx, var, key, keylen)) {
		link = element_find(&e);
		found = link && *link;
		if (found)
			memcpy(out, &chunk_of(*link)->data[keylen / 8], size);
		element_unlock(&e);
	}
	if (!found)
		memset(out, 0, size);
}

/* A new element in the place; NULL: no room, not counted yet. */
static noinline u64 *element_create(const struct element *e, struct rt_ctx *ctx, u32 *link)
{
	const u32 number = chunk_take(rt_pcpu_of(ctx));
	struct chunk *chunk;

	if (unlikely(!number))
		return NULL;
	chunk = chunk_of(number);
	WRITE_ONCE(chunk->next, 0);
	chunk->var = e->var;
	chunk->hash = e->hash;
	chunk->keylen = e->keylen;
	memcpy(chunk->data, e->key, e->keylen);
	WRITE_ONCE(*link, number);
	return &chunk->data[e->keylen / 8];
}

/* The element's value, made when new; NULL: no room, not counted yet.  Locked. */
RT_INLINE u64 *element_value(struct element *e, struct rt_ctx *ctx)
{
	u32 *link = element_find(e);

	if (unlikely(!link))
		return NULL;
	if (*link)
		return &chunk_of(*link)->data[e->keylen / 8];
	return element_create(e, ctx, link);
}

void rt_var_set(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen, const void *v, u32 size)
{
	struct element e;
	u64 *value = NULL;

	if (unlikely((u64)keylen + size > rt_script.dynvar_max)) {
		rt_drop(rt_pcpu_of(ctx), DTAP_DROP_DYNAMIC);
		return;
	}
	if (!element_lock(&e, ctx, var, key, keylen))
		return;
	value = element_value(&e, ctx);
	if (value)
		memcpy(value, v, size);
	element_unlock(&e);
	if (unlikely(!value))
		rt_drop(rt_pcpu_of(ctx), DTAP_DROP_DYNAMIC);
}

RT_INLINE void set64(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen, u64 v)
{
	struct element e;
	u64 *value;

	if (!element_lock(&e, ctx, var, key, keylen))
		return;
	value = element_value(&e, ctx);
	if (likely(value))
		*value = v;
	element_unlock(&e);
	if (unlikely(!value))
		rt_drop(rt_pcpu_of(ctx), DTAP_DROP_DYNAMIC);
}

static noinline void set64_long(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen, u64 v)
{
	set64(ctx, var, key, keylen, v);
}

void rt_var_set64(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen, u64 v)
{
	if (!v)
		rt_var_del(ctx, var, key, keylen);
	else if (unlikely((u64)keylen + sizeof(v) > rt_script.dynvar_max))
		rt_drop(rt_pcpu_of(ctx), DTAP_DROP_DYNAMIC);
	else
		EITHER(set64, v);
}

RT_INLINE u64 add64(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen, u64 n)
{
	struct chunk *chunk;
	u32 *link, number = 0;
	struct element e;
	u64 *value;

	if (!element_lock(&e, ctx, var, key, keylen))
		return n;
	link = element_find(&e);
	if (likely(link && *link)) {
		chunk = chunk_of(*link);
		value = &chunk->data[keylen / 8];
		n += *value;
		*value = n;
		if (unlikely(!n)) {
			number = *link;
			WRITE_ONCE(*link, chunk->next);
		}
	} else if (n) {
		value = link ? element_create(&e, ctx, link) : NULL;
		if (likely(value))
			*value = n;
		else
			rt_drop(rt_pcpu_of(ctx), DTAP_DROP_DYNAMIC);
	}
	element_unlock(&e);
	if (unlikely(number))
		chunk_give(rt_pcpu_of(ctx), number);
	return n;
}

static noinline u64 add64_long(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen, u64 n)
{
	return add64(ctx, var, key, keylen, n);
}

u64 rt_var_add64(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen, u64 n)
{
	if (unlikely((u64)keylen + sizeof(n) > rt_script.dynvar_max)) {
		rt_drop(rt_pcpu_of(ctx), DTAP_DROP_DYNAMIC);
		return n;
	}
	return EITHER(add64, n);
}

RT_INLINE void del(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen)
{
	struct element e;
	u32 *link, number = 0;

	if (!element_lock(&e, ctx, var, key, keylen))
		return;
	link = element_find(&e);
	if (link && *link) {
		number = *link;
		WRITE_ONCE(*link, chunk_of(number)->next);
	}
	element_unlock(&e);
	if (number)
		chunk_give(rt_pcpu_of(ctx), number);
}

static noinline void del_long(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen)
{
	del(ctx, var, key, keylen);
}

void rt_var_del(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen)
{
	EITHER(del);
}
