/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * str.c - D's string subroutines on safe strings.  All look at strsize - 1 bytes at most and
 * give no longer result; paths, numbers and addresses are in strpath.c and strnum.c.
 */
#include "core/state.h"
#include "memory/scratch.h"
#include "str.h"

u64 str_len(const char *s)
{
	u64 n = 0;

	rt_assert(s);
	while (n < rt.strsize - 1 && s[n])
		n++;
	return n;
}

bool str_bad(struct rt_ctx *ctx, const char *s, u32 site)
{
	if (likely(s))
		return false;
	rt_fault(ctx, DTAP_FAULT_BADADDR, 0, site);
	return true;
}

const char *str_new(struct rt_ctx *ctx, const char *s, u64 n, u32 site)
{
	char *dst;

	if (n > rt.strsize - 1)
		n = rt.strsize - 1;
	dst = rt_scratch(ctx, n + 1, site);
	if (unlikely(!dst))
		return NULL;
	memcpy(dst, s, n);
	dst[n] = 0;
	return dst;
}

/* ------------------------------------------------------- copy, compare, length */

void rt_str_set(struct rt_ctx *ctx, char *dst, const char *s, u32 size, u32 site)
{
	u32 max = size < rt.strsize ? size : rt.strsize;
	u32 n = 0;

	if (unlikely(str_bad(ctx, s, site) || !size))
		return;
	if (dst == s)
		return;
	while (n < max - 1 && s[n]) {
		dst[n] = s[n];
		n++;
	}
	memset(dst + n, 0, size - n);
}

/* The result may lie in what is given back, never before the copy: one is made forwards. */
const char *rt_frame_end_str(struct rt_ctx *ctx, const struct rt_frame *frame, const char *s,
			     u32 site)
{
	char *copy;

	rt_frame_end(ctx, frame);
	if (unlikely(ctx->fault) || !s)
		return NULL;
	copy = rt_scratch(ctx, rt.strsize, site);
	if (unlikely(!copy))
		return NULL;
	rt_str_set(ctx, copy, s, rt.strsize, site);
	return copy;
}

u64 rt_string_block(struct rt_ctx *ctx, const char *s, u32 site)
{
	u64 number;
	char *p;

	if (!s)
		return 0;
	p = scratch_block(ctx, rt.strsize, &number, site);
	if (unlikely(!p))
		return 0;
	rt_str_set(ctx, p, s, rt.strsize, site);
	return number;
}

static s32 compare(const char *a, const char *b, u64 most)
{
	u64 n;

	if (most > rt.strsize - 1)
		most = rt.strsize - 1;
	for (n = 0; n < most; n++) {
		if (a[n] != b[n])
			return (s32)(u8)a[n] - (s32)(u8)b[n];
		if (!a[n])
			break;
	}
	return 0;
}

s32 rt_strcmp(struct rt_ctx *ctx, const char *a, const char *b, u32 site)
{
	if (unlikely(str_bad(ctx, a, site) || str_bad(ctx, b, site)))
		return 0;
	return compare(a, b, rt.strsize);
}

s32 rt_strncmp(struct rt_ctx *ctx, const char *a, const char *b, u64 n, u32 site)
{
	if (unlikely(str_bad(ctx, a, site) || str_bad(ctx, b, site)))
		return 0;
	return compare(a, b, n);
}

s32 rt_strcmp_null(const char *a, const char *b)
{
	if (!a || !b)
		return (a != NULL) - (b != NULL);
	return compare(a, b, rt.strsize);
}

const char *rt_string_from(struct rt_ctx *ctx, const char *s, s64 n, u32 site)
{
	u64 len;

	if (unlikely(str_bad(ctx, s, site)))
		return NULL;
	if (unlikely((u64)n > rt.strsize - 1)) {
		rt_fault(ctx, DTAP_FAULT_BADADDR, (u64)n, site);
		return NULL;
	}
	len = str_len(s);
	return s + ((u64)n < len ? (u64)n : len);
}

u64 rt_strlen(struct rt_ctx *ctx, const char *s, u32 site)
{
	return str_bad(ctx, s, site) ? 0 : str_len(s);
}

const char *rt_strjoin(struct rt_ctx *ctx, const char *a, const char *b, u32 site)
{
	u64 na, nb;
	char *dst;

	if (unlikely(str_bad(ctx, a, site) || str_bad(ctx, b, site)))
		return NULL;
	na = str_len(a);
	nb = str_len(b);
	if (nb > rt.strsize - 1 - na)
		nb = rt.strsize - 1 - na;
	dst = rt_scratch(ctx, na + nb + 1, site);
	if (unlikely(!dst))
		return NULL;
	memcpy(dst, a, na);
	memcpy(dst + na, b, nb);
	dst[na + nb] = 0;
	return dst;
}

/* -------------------------------------------------------------------- searching */

static bool starts_with(const char *s, const char *sub, u64 n)
{
	u64 i;

	for (i = 0; i < n; i++)
		if (s[i] != sub[i])
			return false;
	return true;
}

/* First position of sub in s (of n bytes) at or after `from`, or -1. */
static s64 search(const char *s, u64 n, const char *sub, u64 nsub, u64 from)
{
	for (; from + nsub <= n; from++)
		if (starts_with(s + from, sub, nsub))
			return (s64)from;
	return -1;
}

const char *rt_strstr(struct rt_ctx *ctx, const char *s, const char *sub, u32 site)
{
	s64 pos;

	if (unlikely(str_bad(ctx, s, site) || str_bad(ctx, sub, site)))
		return NULL;
	pos = search(s, str_len(s), sub, str_len(sub), 0);
	return pos < 0 ? NULL : s + pos;
}

const char *rt_strchr(struct rt_ctx *ctx, const char *s, u32 c, u32 site)
{
	u64 i, n;

	if (unlikely(str_bad(ctx, s, site)))
		return NULL;
	n = str_len(s);
	for (i = 0; i < n; i++)
		if ((u8)s[i] == (u8)c)
			return s + i;
	return (u8)c ? NULL : s + n;
}

const char *rt_strrchr(struct rt_ctx *ctx, const char *s, u32 c, u32 site)
{
	u64 n;

	if (unlikely(str_bad(ctx, s, site)))
		return NULL;
	n = str_len(s);
	if (!(u8)c)
		return s + n;
	while (n--)
		if ((u8)s[n] == (u8)c)
			return s + n;
	return NULL;
}

s32 rt_index(struct rt_ctx *ctx, const char *s, const char *sub, s64 start, bool has_start,
	     u32 site)
{
	u64 n, nsub;

	if (unlikely(str_bad(ctx, s, site) || str_bad(ctx, sub, site)))
		return 0;
	n = str_len(s);
	nsub = str_len(sub);
	if (!has_start || start < 0)
		start = 0;
	if ((u64)start >= n)
		return nsub ? -1 : (s32)n;
	return (s32)search(s, n, sub, nsub, (u64)start);
}

s32 rt_rindex(struct rt_ctx *ctx, const char *s, const char *sub, s64 start, bool has_start,
	      u32 site)
{
	u64 n, nsub;
	s64 pos;

	if (unlikely(str_bad(ctx, s, site) || str_bad(ctx, sub, site)))
		return 0;
	n = str_len(s);
	nsub = str_len(sub);
	if (has_start && start < 0)
		return nsub ? -1 : 0;
	if (nsub > n)
		return -1;
	pos = (s64)(n - nsub);
	if (has_start && start < pos)
		pos = start;
	for (; pos >= 0; pos--)
		if (starts_with(s + pos, sub, nsub))
			return (s32)pos;
	return -1;
}

/* ---------------------------------------------------------------------- parts */

static s64 clamp_to(s64 v, s64 limit)
{
	return v > limit ? limit : v < -limit ? -limit : v;
}

const char *rt_substr(struct rt_ctx *ctx, const char *s, s64 index, s64 len, bool has_len, u32 site)
{
	const s64 huge = 1LL << 40; /* above any string, far below overflow */
	s64 n;

	if (unlikely(str_bad(ctx, s, site)))
		return NULL;
	n = (s64)str_len(s);
	index = clamp_to(index, huge);
	len = has_len ? clamp_to(len, 4 * huge) : 4 * huge;
	if (index < 0) {
		index += n;
		/* A start before the string: the part of [index, index + len) inside it. */
		if (index < 0 && index + len > 0) {
			len += index;
			index = 0;
		}
	}
	if (index < 0 || index >= n)
		len = 0;
	else if (len < 0)
		len += n - index;
	else if (len > n - index)
		len = n - index;
	return str_new(ctx, s + (len > 0 ? index : 0), len > 0 ? (u64)len : 0, site);
}

static bool is_one_of(char c, const char *set, u64 n)
{
	u64 i;

	for (i = 0; i < n; i++)
		if (set[i] == c)
			return true;
	return false;
}

/* The remainder is kept apart from scratch: it outlives the clause, in the same firing. */
const char *rt_strtok(struct rt_ctx *ctx, const char *s, const char *delims, u32 site)
{
	struct rt_pcpu *pcpu = rt_pcpu_of(ctx);
	u64 ndelims;
	char *token, *p;

	if (unlikely(str_bad(ctx, delims, site)))
		return NULL;
	if (s) {
		u64 n = str_len(s);

		memcpy(pcpu->strtok_buf, s, n);
		pcpu->strtok_buf[n] = 0;
		pcpu->base.strtok_next = pcpu->strtok_buf;
	}
	token = pcpu->base.strtok_next;
	if (!token)
		return NULL;
	ndelims = str_len(delims);
	while (*token && is_one_of(*token, delims, ndelims))
		token++;
	if (!*token) {
		pcpu->base.strtok_next = NULL;
		return NULL;
	}
	for (p = token; *p && !is_one_of(*p, delims, ndelims); p++)
		;
	pcpu->base.strtok_next = *p ? p + 1 : NULL;
	return str_new(ctx, token, (u64)(p - token), site);
}

const char *rt_strtok_of(struct rt_ctx *ctx, const char *s, const char *delims, u32 site)
{
	return unlikely(str_bad(ctx, s, site)) ? NULL : rt_strtok(ctx, s, delims, site);
}

static const char *map_case(struct rt_ctx *ctx, const char *s, char first, u32 site)
{
	const char *copy;
	char *p;

	if (unlikely(str_bad(ctx, s, site)))
		return NULL;
	copy = str_new(ctx, s, str_len(s), site);
	if (unlikely(!copy))
		return NULL;
	for (p = (char *)copy; *p; p++)
		if (*p >= first && *p <= first + 25)
			*p ^= 'a' ^ 'A';
	return copy;
}

const char *rt_toupper(struct rt_ctx *ctx, const char *s, u32 site)
{
	return map_case(ctx, s, 'a', site);
}

const char *rt_tolower(struct rt_ctx *ctx, const char *s, u32 site)
{
	return map_case(ctx, s, 'A', site);
}
