/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * read.c - checked access to kernel and user memory.
 */
#include "core/state.h"
#include "core/words.h"
#include "read.h"
#include "scratch.h"

#define MAX_COPYOUT (1ULL << 20) /* bounds the work of one call */
#define USER_CHUNK  64		 /* bytes of a user string fetched at a time */

/* What is not readable memory of the kernel may be a block. */
static noinline u64 load_block(struct rt_ctx *ctx, u64 addr, u32 n, u32 site)
{
	const void *p = scratch_at(ctx, addr, n);
	u64 value = 0;

	if (p)
		memcpy(&value, p, n);
	else
		rt_fault(ctx, DTAP_FAULT_BADADDR, addr, site);
	return value;
}

#define LOAD(bits)                                                   \
	do {                                                         \
		u##bits value;                                       \
		bool ok = false;                                     \
                                                                     \
		rt_assert(rt_pcpu_of(ctx));                          \
		if (likely(env_kernel_range(addr, sizeof(value)))) { \
			env_nofault_begin();                         \
			ok = env_load##bits(&value, addr);           \
			env_nofault_end();                           \
		}                                                    \
		if (likely(ok))                                      \
			return value;                                \
		return load_block(ctx, addr, sizeof(value), site);   \
	} while (0)

u64 rt_load8(struct rt_ctx *ctx, u64 addr, u32 site)
{
	LOAD(8);
}

u64 rt_load16(struct rt_ctx *ctx, u64 addr, u32 site)
{
	LOAD(16);
}

u64 rt_load32(struct rt_ctx *ctx, u64 addr, u32 site)
{
	LOAD(32);
}

u64 rt_load64(struct rt_ctx *ctx, u64 addr, u32 site)
{
	LOAD(64);
}

/* Where one of both is not the kernel's, or not there, they are loaded one after the other. */
#define DEFINE_THROUGH(bits)                                                                       \
	static noinline u64 load##bits##_through(struct rt_ctx *ctx, u64 addr, u64 offset,         \
						 u32 first, u32 site)                              \
	{                                                                                          \
		u64 pointer = rt_load64(ctx, addr, first);                                         \
                                                                                                   \
		return ctx->fault ? 0 : rt_load##bits(ctx, pointer + offset, site);                \
	}                                                                                          \
                                                                                                   \
	u64 rt_load##bits##_through(struct rt_ctx *ctx, u64 addr, u64 offset, u32 first, u32 site) \
	{                                                                                          \
		u##bits value = 0;                                                                 \
		bool ok = false;                                                                   \
		u64 pointer;                                                                       \
                                                                                                   \
		rt_assert(rt_pcpu_of(ctx));                                                        \
		if (likely(env_kernel_range(addr, sizeof(pointer)))) {                             \
			env_nofault_begin();                                                       \
			if (likely(env_load64(&pointer, addr)) &&                                  \
			    likely(env_kernel_range(pointer + offset, sizeof(value))))             \
				ok = env_load##bits(&value, pointer + offset);                     \
			env_nofault_end();                                                         \
		}                                                                                  \
		return likely(ok) ? value : load##bits##_through(ctx, addr, offset, first, site);  \
	}

DEFINE_THROUGH(8)
DEFINE_THROUGH(16)
DEFINE_THROUGH(32)
DEFINE_THROUGH(64)

/* Between env_nofault_begin() and _end(). */
static bool copy_kernel(u8 *dst, u64 addr, u64 n)
{
	for (; n >= 8; n -= 8, dst += 8, addr += 8)
		if (!env_load64(dst, addr))
			return false;
	for (; n; n--, dst++, addr++)
		if (!env_load8(dst, addr))
			return false;
	return true;
}

static noinline bool copy_block(struct rt_ctx *ctx, void *dst, u64 addr, u32 n, u32 site)
{
	const void *p = scratch_at(ctx, addr, n);

	if (p)
		memcpy(dst, p, n);
	else
		rt_fault(ctx, DTAP_FAULT_BADADDR, addr, site);
	return p;
}

bool rt_load(struct rt_ctx *ctx, void *dst, u64 addr, u32 n, u32 site)
{
	bool ok = false;

	rt_assert(rt_pcpu_of(ctx));
	if (likely(env_kernel_range(addr, n))) {
		env_nofault_begin();
		ok = copy_kernel(dst, addr, n);
		env_nofault_end();
	}
	return likely(ok) || copy_block(ctx, dst, addr, n, site);
}

/* -------------------------------------------------------------------- strings */

/* The end of a block is the end of its string. */
static s64 copy_block_str(struct rt_ctx *ctx, char *dst, u64 addr, u64 max)
{
	u64 room, n;
	const char *s = scratch_find(ctx, addr, &room);

	if (!s || !room)
		return -1;
	for (n = 0; n < max && n < room && s[n]; n++)
		dst[n] = s[n];
	return (s64)n;
}

/* Its length, or -1.  Between env_nofault_begin() and _end(). */
static s64 copy_kernel_str(char *dst, u64 addr, u64 max)
{
	u64 n = 0;

	while (n < max) {
		u64 word, zeroes;
		u64 left = ENV_PAGE_SIZE - ((addr + n) & (ENV_PAGE_SIZE - 1));

		if (left >= 8 && max - n >= 8) {
			if (!env_load64(&word, addr + n))
				return -1;
			memcpy(dst + n, &word, 8);
			zeroes = zero_bytes(word);
			if (zeroes)
				return (s64)n + __builtin_ctzll(zeroes) / 8;
			n += 8;
			continue;
		}
		if (!env_load8(dst + n, addr + n))
			return -1;
		if (!dst[n])
			return (s64)n;
		n++;
	}
	return (s64)n;
}

s64 rt_read_string(struct rt_ctx *ctx, char *dst, u64 addr, u64 limit)
{
	s64 len = -1;
	u64 n;

	if (likely(env_kernel_range(addr, 1))) {
		env_nofault_begin();
		len = copy_kernel_str(dst, addr, limit);
		env_nofault_end();
	}
	if (unlikely(len < 0))
		len = copy_block_str(ctx, dst, addr, limit);
	if (unlikely(len < 0))
		return -1;
	n = (u64)len;
	do
		dst[n] = 0;
	while (++n % 8);
	return len;
}

static s64 copy_user_str(char *dst, u64 uaddr, u64 max)
{
	u64 n = 0;

	while (n < max) {
		u64 end;
		u64 len = ENV_PAGE_SIZE - ((uaddr + n) & (ENV_PAGE_SIZE - 1));

		if (len > max - n)
			len = max - n;
		if (len > USER_CHUNK)
			len = USER_CHUNK;
		/* A chunk lies in one page: when it is bad the string has no end before it. */
		if (!env_copy_from_user(dst + n, uaddr + n, len))
			return -1;
		for (end = n + len; n < end; n++)
			if (!dst[n])
				return (s64)n;
	}
	dst[n] = 0;
	return (s64)n;
}

/* Room for the longest string `max` allows; the part that is not needed is given back. */
static const char *string(struct rt_ctx *ctx, u64 addr, u64 max, bool user, u32 site)
{
	u64 limit = rt.strsize - 1;
	u64 start = ctx->cpu->scratch_used;
	char *dst;
	s64 n;

	if (max < limit)
		limit = max;
	dst = rt_scratch(ctx, limit + 1, site);
	if (unlikely(!dst))
		return NULL;
	n = user ? copy_user_str(dst, addr, limit) : rt_read_string(ctx, dst, addr, limit);
	if (unlikely(n < 0)) {
		ctx->cpu->scratch_used = start;
		rt_fault(ctx, DTAP_FAULT_BADADDR, addr, site);
		return NULL;
	}
	ctx->cpu->scratch_used = start + RT_ALIGN8((u64)n + 1);
	return dst;
}

const char *rt_string(struct rt_ctx *ctx, u64 addr, u64 max, u32 site)
{
	return string(ctx, addr, max ? max : rt.strsize, false, site);
}

const char *rt_copyinstr(struct rt_ctx *ctx, u64 uaddr, u64 size, u32 site)
{
	return string(ctx, uaddr, size ? size - 1 : 0, true, site);
}

/* ---------------------------------------------------------------- user memory */

bool rt_copyout(struct rt_ctx *ctx, u64 src, u64 uaddr, u64 n, u32 site)
{
	u8 chunk[64];

	if (unlikely(n > MAX_COPYOUT)) {
		rt_fault(ctx, DTAP_FAULT_BADSIZE, n, site);
		return false;
	}
	while (n) {
		u32 len = n < sizeof(chunk) ? (u32)n : (u32)sizeof(chunk);

		if (!rt_load(ctx, chunk, src, len, site))
			return false;
		if (unlikely(!env_copy_to_user(uaddr, chunk, len))) {
			rt_fault(ctx, DTAP_FAULT_BADADDR, uaddr, site);
			return false;
		}
		src += len;
		uaddr += len;
		n -= len;
	}
	return true;
}

bool rt_copyoutstr(struct rt_ctx *ctx, const char *s, u64 uaddr, u64 max, u32 site)
{
	u64 n = 0;

	if (unlikely(!s)) {
		rt_fault(ctx, DTAP_FAULT_BADADDR, 0, site);
		return false;
	}
	while (n < rt.strsize && n < max && s[n++])
		;
	if (unlikely(n && !env_copy_to_user(uaddr, s, n))) {
		rt_fault(ctx, DTAP_FAULT_BADADDR, uaddr, site);
		return false;
	}
	return true;
}
