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
#include "key.h"
#include "var.h"

#define SPIN_BOUND    20000
#define VAR_CAS_BOUND 1000
#define VAR_MAX_CHAIN 1024
#define MAX_CACHE     64 /* free chunks a CPU keeps for itself */

struct chunk {
	u32 next; /* chunk number, 0 = end */
	u32 hash;
	u64 id;	    /* the variable's number; upper half: bytes of the key */
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

static noinline u32 chunk_take_common(void)
{
	u32 number;

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

/* 0: there is none. */
RT_INLINE u32 chunk_take(struct rt_pcpu *pcpu)
{
	struct rt_var_cache *cache = pcpu->var_cache;

	return likely(cache->n) ? cache->free[--cache->n] : chunk_take_common();
}

/*
 * A chunk that cannot be given back for contention is kept beyond the usual number; when there is
 * no room for it either, it is lost for the session, and counted as a drop.
 */
static noinline void chunk_give_common(struct rt_pcpu *pcpu, u32 number)
{
	struct rt_var_cache *cache = pcpu->var_cache;

	if (give_common(number))
		return;
	if (cache->n < MAX_CACHE)
		cache->free[cache->n++] = number;
	else
		rt_drop(pcpu, DTAP_DROP_DYNAMIC);
}

RT_INLINE void chunk_give(struct rt_ctx *ctx, u32 number)
{
	struct rt_pcpu *pcpu = rt_pcpu_of(ctx);
	struct rt_var_cache *cache = pcpu->var_cache;

	if (likely(cache->n < pool.cache_max))
		cache->free[cache->n++] = number;
	else
		chunk_give_common(pcpu, number);
}

/* ------------------------------------------------------------------ elements */

/* What is handed on by value is in registers, where all but the key is. */
struct element {
	struct bucket *bucket;
	const u64 *key;
	u64 id; /* as in a chunk */
	u32 hash;
};

RT_INLINE u32 keylen_of(u64 id)
{
	return (u32)(id >> 32);
}

/* Another CPU has the bucket's lock. */
static noinline bool wait_for(struct bucket *bucket, struct rt_ctx *ctx)
{
	u32 spins;

	for (spins = 0; spins < SPIN_BOUND; spins++) {
		env_relax();
		if (!READ_ONCE(bucket->lock) && env_trylock(&bucket->lock))
			return true;
	}
	rt_drop(rt_pcpu_of(ctx), DTAP_DROP_DYNAMIC);
	return false;
}

RT_INLINE struct element element_of(u32 var, const u64 *key, u32 keylen)
{
	const u32 hash = (u32)(rt_hash(var, key, keylen) >> 32);

	return (struct element){ &pool.buckets[hash & pool.mask], key, var | (u64)keylen << 32,
				 hash };
}

/* Locks the element's bucket; false: dropped and counted. */
RT_INLINE bool element_lock(const struct element *e, struct rt_ctx *ctx)
{
	rt_assert(rt_pcpu_of(ctx)->var_cache);
	return likely(env_trylock(&e->bucket->lock)) || wait_for(e->bucket, ctx);
}

RT_INLINE void bucket_unlock(struct bucket *bucket)
{
	env_unlock(&bucket->lock);
}

RT_INLINE bool is_element(const struct chunk *chunk, const struct element *e)
{
	return chunk->hash == e->hash && chunk->id == e->id &&
	       rt_same_key(chunk->data, e->key, keylen_of(e->id));
}

RT_INLINE u64 *value_of(struct chunk *chunk, u64 id)
{
	u64 *value = &chunk->data[keylen_of(id) / 8];

	if (!value)
		__builtin_unreachable(); /* saves a test of what is found */
	return value;
}

/*
 * The value of the first element of a chain, if it is that one: mostly it is.  Nothing is called
 * then, and nothing saved.
 */
RT_INLINE u64 *element_first(const struct element *e)
{
	const u32 number = e->bucket->first;
	struct chunk *chunk;

	if (unlikely(!number))
		return NULL;
	chunk = chunk_of(number);
	return likely(is_element(chunk, e)) ? value_of(chunk, e->id) : NULL;
}

/* The place of the number of the element's chunk, or of the chain's end; NULL: too far. */
RT_INLINE u32 *element_find(const struct element *e)
{
	u32 *link = &e->bucket->first;
	u32 budget;

	for (budget = VAR_MAX_CHAIN; *link; budget--) {
		struct chunk *chunk = chunk_of(*link);

		if (is_element(chunk, e))
			return link;
		if (unlikely(!budget))
			return NULL;
		link = &chunk->next;
	}
	return link;
}

/* The element's value, made when new; NULL: no room, counted.  size: of the value.  Locked. */
RT_INLINE u64 *element_value(const struct element *e, struct rt_ctx *ctx, u32 size)
{
	struct rt_pcpu *pcpu = rt_pcpu_of(ctx);
	const u32 keylen = keylen_of(e->id);
	u32 *link = element_find(e), number = 0;
	struct chunk *chunk;

	if (link && *link)
		return value_of(chunk_of(*link), e->id);
	if (likely(link && (u64)keylen + size <= rt_script.dynvar_max))
		number = chunk_take(pcpu);
	if (unlikely(!number)) {
		rt_drop(pcpu, DTAP_DROP_DYNAMIC);
		return NULL;
	}
	chunk = chunk_of(number);
	WRITE_ONCE(chunk->next, 0);
	chunk->hash = e->hash;
	chunk->id = e->id;
	memcpy(chunk->data, e->key, keylen);
	WRITE_ONCE(*link, number);
	return value_of(chunk, e->id);
}

/*
 * A new element where the bucket has none, in a chunk that this CPU has at hand: its value, of one
 * word; NULL: element_value() has to look further.
 */
RT_INLINE u64 *element_alone(const struct element *e, struct rt_ctx *ctx)
{
	struct rt_var_cache *cache = rt_pcpu_of(ctx)->var_cache;
	const u32 keylen = keylen_of(e->id);
	struct chunk *chunk;
	u32 number, i;

	if (e->bucket->first || unlikely(!cache->n) ||
	    unlikely((u64)keylen + sizeof(u64) > rt_script.dynvar_max))
		return NULL;
	number = cache->free[--cache->n];
	chunk = chunk_of(number);
	WRITE_ONCE(chunk->next, 0);
	chunk->hash = e->hash;
	chunk->id = e->id;
	for (i = 0; i < keylen / 8; i++)
		chunk->data[i] = e->key[i];
	WRITE_ONCE(e->bucket->first, number);
	return value_of(chunk, e->id);
}

/* Takes the element out: its chunk's number, 0: there was none. */
RT_INLINE u32 element_remove(const struct element *e)
{
	u32 *link = element_find(e), number;

	if (!link || !*link)
		return 0;
	number = *link;
	WRITE_ONCE(*link, chunk_of(number)->next);
	return number;
}

/* --------------------------------------------------------------- in generated code */

/*
 * What follows is made several times: without the loops over words for the lengths that most keys
 * have (a thread's is a word, one with execname up to three), and for all.  What is _further has
 * the bucket's lock, and gives it up.
 */
#define BY_LENGTH(function, ...)                                      \
	(keylen == 8  ? function(ctx, var, key, 8, ##__VA_ARGS__) :   \
	 keylen == 16 ? function##_16(ctx, var, key, ##__VA_ARGS__) : \
	 keylen == 24 ? function##_24(ctx, var, key, ##__VA_ARGS__) : \
			function##_long(ctx, var, key, keylen, ##__VA_ARGS__))

static noinline u64 get64_further(struct bucket *bucket, const u64 *key, u64 id, u32 hash)
{
	const struct element e = { bucket, key, id, hash };
	u32 *link = element_find(&e);
	u64 value = link && *link ? *value_of(chunk_of(*link), id) : 0;

	bucket_unlock(bucket);
	return value;
}

/* An unused element reads as zeroes; so does one behind a lock that cannot be had. */
RT_INLINE u64 get64(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen)
{
	const struct element e = element_of(var, key, keylen);
	u64 value, *place;

	if (!element_lock(&e, ctx))
		return 0;
	place = element_first(&e);
	if (unlikely(!place) && e.bucket->first)
		return get64_further(e.bucket, key, e.id, e.hash);
	value = place ? *place : 0;
	bucket_unlock(e.bucket);
	return value;
}

static noinline void set64_further(struct rt_ctx *ctx, struct bucket *bucket, const u64 *key,
				   u64 id, u32 hash, u64 v)
{
	const struct element e = { bucket, key, id, hash };
	u64 *place = element_value(&e, ctx, sizeof(v));

	if (likely(place))
		*place = v;
	bucket_unlock(bucket);
}

RT_INLINE void set64(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen, u64 v)
{
	const struct element e = element_of(var, key, keylen);
	u64 *place;

	if (!element_lock(&e, ctx))
		return;
	place = element_first(&e);
	if (!place)
		place = element_alone(&e, ctx);
	if (unlikely(!place)) {
		set64_further(ctx, e.bucket, key, e.id, e.hash, v);
		return;
	}
	*place = v;
	bucket_unlock(e.bucket);
}

static noinline u64 add64_further(struct rt_ctx *ctx, struct bucket *bucket, const u64 *key, u64 id,
				  u32 hash, u64 n)
{
	const struct element e = { bucket, key, id, hash };
	u32 *link = element_find(&e), number = 0;
	u64 *place;

	if (link && *link)
		n += *value_of(chunk_of(*link), id);
	if (n) {
		place = element_value(&e, ctx, sizeof(n));
		if (likely(place))
			*place = n;
	} else {
		number = element_remove(&e);
	}
	bucket_unlock(bucket);
	if (number)
		chunk_give(ctx, number);
	return n;
}

RT_INLINE u64 add64(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen, u64 n)
{
	const struct element e = element_of(var, key, keylen);
	u64 *place;

	if (!element_lock(&e, ctx))
		return n;
	place = element_first(&e);
	if (unlikely(!place) || unlikely(!(*place + n)))
		return add64_further(ctx, e.bucket, key, e.id, e.hash, n);
	n = *place += n;
	bucket_unlock(e.bucket);
	return n;
}

static noinline u64 take64_further(struct rt_ctx *ctx, struct bucket *bucket, const u64 *key,
				   u64 id, u32 hash)
{
	const struct element e = { bucket, key, id, hash };
	const u32 number = element_remove(&e);
	u64 value = 0;

	bucket_unlock(bucket);
	if (number) {
		value = *value_of(chunk_of(number), id);
		chunk_give(ctx, number);
	}
	return value;
}

/* Deletes the element, and returns its value's first word, which a scalar's is. */
RT_INLINE u64 take64(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen)
{
	const struct element e = element_of(var, key, keylen);
	u64 value, *place;
	u32 number;

	if (!element_lock(&e, ctx))
		return 0;
	number = e.bucket->first;
	place = element_first(&e);
	if (unlikely(!place) && number)
		return take64_further(ctx, e.bucket, key, e.id, e.hash);
	value = 0;
	if (place) {
		value = *place;
		WRITE_ONCE(e.bucket->first, chunk_of(number)->next);
	}
	bucket_unlock(e.bucket);
	if (place)
		chunk_give(ctx, number);
	return value;
}

static noinline u64 get64_16(struct rt_ctx *ctx, u32 var, const u64 *key)
{
	return get64(ctx, var, key, 16);
}

static noinline u64 get64_24(struct rt_ctx *ctx, u32 var, const u64 *key)
{
	return get64(ctx, var, key, 24);
}

static noinline u64 get64_long(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen)
{
	return get64(ctx, var, key, keylen);
}

u64 rt_var_get64(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen)
{
	return BY_LENGTH(get64);
}

static noinline u64 take64_16(struct rt_ctx *ctx, u32 var, const u64 *key)
{
	return take64(ctx, var, key, 16);
}

static noinline u64 take64_24(struct rt_ctx *ctx, u32 var, const u64 *key)
{
	return take64(ctx, var, key, 24);
}

static noinline u64 take64_long(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen)
{
	return take64(ctx, var, key, keylen);
}

u64 rt_var_take64(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen)
{
	return BY_LENGTH(take64);
}

void rt_var_del(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen)
{
	rt_var_take64(ctx, var, key, keylen);
}

static noinline void set64_16(struct rt_ctx *ctx, u32 var, const u64 *key, u64 v)
{
	set64(ctx, var, key, 16, v);
}

static noinline void set64_24(struct rt_ctx *ctx, u32 var, const u64 *key, u64 v)
{
	set64(ctx, var, key, 24, v);
}

static noinline void set64_long(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen, u64 v)
{
	set64(ctx, var, key, keylen, v);
}

void rt_var_set64(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen, u64 v)
{
	if (!v)
		rt_var_del(ctx, var, key, keylen);
	else
		BY_LENGTH(set64, v);
}

static noinline u64 add64_16(struct rt_ctx *ctx, u32 var, const u64 *key, u64 n)
{
	return add64(ctx, var, key, 16, n);
}

static noinline u64 add64_24(struct rt_ctx *ctx, u32 var, const u64 *key, u64 n)
{
	return add64(ctx, var, key, 24, n);
}

static noinline u64 add64_long(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen, u64 n)
{
	return add64(ctx, var, key, keylen, n);
}

u64 rt_var_add64(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen, u64 n)
{
	return BY_LENGTH(add64, n);
}

void rt_var_get(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen, void *out, u32 size)
{
	const struct element e = element_of(var, key, keylen);
	bool found = false;
	u32 *link;

	if (element_lock(&e, ctx)) {
		link = element_find(&e);
		found = link && *link;
		if (found)
			memcpy(out, value_of(chunk_of(*link), e.id), size);
		bucket_unlock(e.bucket);
	}
	if (!found)
		memset(out, 0, size);
}

void rt_var_set(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen, const void *v, u32 size)
{
	const struct element e = element_of(var, key, keylen);
	u64 *place;

	if (!element_lock(&e, ctx))
		return;
	place = element_value(&e, ctx, size);
	if (place)
		memcpy(place, v, size);
	bucket_unlock(e.bucket);
}

bool rt_var_isset(struct rt_ctx *ctx, u32 var, const u64 *key, u32 keylen)
{
	const struct element e = element_of(var, key, keylen);
	bool found;
	u32 *link;

	if (!element_lock(&e, ctx))
		return false;
	link = element_find(&e);
	found = link && *link;
	bucket_unlock(e.bucket);
	return found;
}
