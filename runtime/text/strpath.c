/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * strpath.c - basename(), dirname(), cleanpath().
 */
#include "str.h"

/* Without the slashes at the end. */
static u64 strip_slashes(const char *s, u64 n)
{
	while (n && s[n - 1] == '/')
		n--;
	return n;
}

/* Without the component at the end. */
static u64 strip_component(const char *s, u64 n)
{
	while (n && s[n - 1] != '/')
		n--;
	return n;
}

const char *rt_basename(struct rt_ctx *ctx, const char *s, u32 site)
{
	u64 n, end, start;

	if (unlikely(str_bad(ctx, s, site)))
		return NULL;
	n = str_len(s);
	end = strip_slashes(s, n);
	if (!end)
		return str_new(ctx, n ? "/" : ".", 1, site);
	start = strip_component(s, end);
	return str_new(ctx, s + start, end - start, site);
}

const char *rt_dirname(struct rt_ctx *ctx, const char *s, u32 site)
{
	u64 n, end;

	if (unlikely(str_bad(ctx, s, site)))
		return NULL;
	n = str_len(s);
	end = strip_slashes(s, n);
	if (!end)
		return str_new(ctx, n ? "/" : ".", 1, site);
	end = strip_component(s, end);
	if (!end)
		return str_new(ctx, ".", 1, site);
	end = strip_slashes(s, end);
	return end ? str_new(ctx, s, end, site) : str_new(ctx, "/", 1, site);
}

static bool ends_component(char c)
{
	return !c || c == '/';
}

/*
 * s[i] is a slash; how many bytes the slash and what follows it up to the next slash or the end
 * have when that is "", "." or "..", else 0.  A slash at the end stays.
 */
static u32 redundant(const char *s)
{
	if (s[1] == '/')
		return 1;
	if (s[1] == '.' && ends_component(s[2]))
		return 2;
	if (s[1] == '.' && s[2] == '.' && ends_component(s[3]))
		return 3;
	return 0;
}

const char *rt_cleanpath(struct rt_ctx *ctx, const char *s, u32 site)
{
	u64 n, i, j = 0;
	char *dst;

	if (unlikely(str_bad(ctx, s, site)))
		return NULL;
	n = str_len(s);
	dst = rt_scratch(ctx, n + 2, site);
	if (unlikely(!dst))
		return NULL;
	for (i = 0; i < n;) {
		u32 skip = s[i] == '/' ? redundant(s + i) : 0;

		if (!skip) {
			dst[j++] = s[i++];
			continue;
		}
		i += skip;
		if (skip == 3)
			j = strip_component(dst, j);
		if (skip == 3 && j)
			j--; /* the slash before the component, too */
	}
	if (n && !j)
		dst[j++] = '/';
	dst[j] = 0;
	return dst;
}
