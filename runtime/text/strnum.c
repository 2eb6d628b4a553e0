/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * strnum.c - numbers and network addresses as strings, and back.
 */
#include "str.h"

#define AF_INET_LINUX	 2
#define AF_INET6_LINUX	 10
#define LINK_ETHER	 1  /* ARPHRD_ETHER */
#define LINK_INFINIBAND	 32 /* ARPHRD_INFINIBAND */
#define LINK_ADDRESS_MAX 20

/* -------------------------------------------------------------------- integers */

static bool bad_base(struct rt_ctx *ctx, s64 base, u32 site)
{
	if (likely(base >= 2 && base <= 36))
		return false;
	rt_fault(ctx, DTAP_FAULT_ILLOP, 0, site);
	return true;
}

/* Only base 10 is signed; 16 is marked by 0x, 8 by 0. */
const char *rt_lltostr(struct rt_ctx *ctx, s64 v, s64 base, u32 site)
{
	char buf[72];
	char *p = buf + sizeof(buf);
	u64 left = base == 10 && v < 0 ? 0 - (u64)v : (u64)v;

	if (bad_base(ctx, base, site))
		return NULL;
	do {
		u32 digit = (u32)(left % (u64)base);

		*--p = (char)(digit < 10 ? '0' + digit : 'a' + digit - 10);
		left /= (u64)base;
	} while (left);
	if (base == 10 && v < 0)
		*--p = '-';
	if (base == 16)
		*--p = 'x';
	if (base == 16 || (base == 8 && v))
		*--p = '0';
	return str_new(ctx, p, (u64)(buf + sizeof(buf) - p), site);
}

/* The value of a digit, or 36. */
static u32 digit_value(char c)
{
	if (c >= '0' && c <= '9')
		return (u32)(c - '0');
	if (c >= 'a' && c <= 'z')
		return (u32)(c - 'a') + 10;
	if (c >= 'A' && c <= 'Z')
		return (u32)(c - 'A') + 10;
	return 36;
}

static bool has_hex_prefix(const char *s)
{
	return s[0] == '0' && (s[1] == 'x' || s[1] == 'X') && digit_value(s[2]) < 16;
}

/* Wraps like the arithmetic it comes from; ends at the first byte that is not a digit. */
s64 rt_strtoll(struct rt_ctx *ctx, const char *s, s64 base, u32 site)
{
	bool negative;
	u64 v = 0;

	if (str_bad(ctx, s, site) || (base && bad_base(ctx, base, site)))
		return 0;
	while (*s == ' ' || *s == '\t')
		s++;
	negative = *s == '-';
	if (*s == '-' || *s == '+')
		s++;
	if ((base == 0 || base == 16) && has_hex_prefix(s)) {
		s += 2;
		base = 16;
	}
	if (base == 0)
		base = *s == '0' ? 8 : 10;
	for (; digit_value(*s) < (u32)base; s++)
		v = v * (u64)base + digit_value(*s);
	return (s64)(negative ? 0 - v : v);
}

/* ----------------------------------------------------------- network addresses */

static char *put_decimal(char *p, u32 byte)
{
	if (byte >= 100)
		*p++ = (char)('0' + byte / 100);
	if (byte >= 10)
		*p++ = (char)('0' + byte / 10 % 10);
	*p++ = (char)('0' + byte % 10);
	return p;
}

/* Hexadecimal, at least `width` digits. */
static char *put_hex(char *p, u32 v, u32 width)
{
	u32 digits = width;

	while (digits < 4 && v >> (4 * digits))
		digits++;
	while (digits--)
		*p++ = "0123456789abcdef"[v >> (4 * digits) & 15];
	return p;
}

static char *put_ipv4(char *p, const u8 *a)
{
	u32 i;

	for (i = 0; i < 4; i++) {
		if (i)
			*p++ = '.';
		p = put_decimal(p, a[i]);
	}
	return p;
}

const char *rt_inet_ntoa(struct rt_ctx *ctx, u64 addr, u32 site)
{
	char buf[16];
	u8 a[4];

	if (!rt_load(ctx, a, addr, sizeof(a), site))
		return NULL;
	return str_new(ctx, buf, (u64)(put_ipv4(buf, a) - buf), site);
}

/* The first of the longest runs of zero groups, RFC 5952 4.2: at least two. */
static void longest_zeroes(const u16 *group, u32 n, u32 *start, u32 *count)
{
	u32 i, run = 0;

	*start = n;
	*count = 1;
	for (i = 0; i < n; i++) {
		run = group[i] ? 0 : run + 1;
		if (run > *count) {
			*count = run;
			*start = i + 1 - run;
		}
	}
}

/* IPv4-mapped, or IPv4-compatible and not :: or ::1. */
static bool holds_ipv4(const u16 *group)
{
	u32 i;

	for (i = 0; i < 5; i++)
		if (group[i])
			return false;
	return group[5] == 0xffff || (!group[5] && (group[6] || group[7] > 1));
}

static char *put_groups(char *p, const u16 *group)
{
	u32 i, start, count;

	longest_zeroes(group, 8, &start, &count);
	for (i = 0; i < 8; i++) {
		if (i == start) {
			*p++ = ':';
			i += count - 1;
			if (i == 7)
				*p++ = ':';
			continue;
		}
		if (i)
			*p++ = ':';
		p = put_hex(p, group[i], 1);
	}
	return p;
}

/* What holds an IPv4 address is written as that, with two colons in front if they are asked for. */
static char *put_ipv6(char *p, const u8 *a, bool colons)
{
	u16 group[8];
	u32 i;

	for (i = 0; i < 8; i++)
		group[i] = (u16)(a[2 * i] << 8 | a[2 * i + 1]);
	if (!holds_ipv4(group))
		return put_groups(p, group);
	if (colons) {
		*p++ = ':';
		*p++ = ':';
	}
	return put_ipv4(p, a + 12);
}

const char *rt_inet_ntoa6(struct rt_ctx *ctx, u64 addr, s64 colons, u32 site)
{
	char buf[48];
	u8 a[16];

	if (!rt_load(ctx, a, addr, sizeof(a), site))
		return NULL;
	return str_new(ctx, buf, (u64)(put_ipv6(buf, a, colons != 0) - buf), site);
}

const char *rt_inet_ntop(struct rt_ctx *ctx, s64 family, u64 addr, u32 site)
{
	if (family == AF_INET_LINUX)
		return rt_inet_ntoa(ctx, addr, site);
	if (family == AF_INET6_LINUX)
		return rt_inet_ntoa6(ctx, addr, 0, site);
	rt_fault(ctx, DTAP_FAULT_ILLOP, 0, site);
	return NULL;
}

const char *rt_link_ntop(struct rt_ctx *ctx, s64 type, u64 addr, u32 site)
{
	char buf[3 * LINK_ADDRESS_MAX];
	u8 a[LINK_ADDRESS_MAX];
	char *p = buf;
	u32 i, n;

	if (type != LINK_ETHER && type != LINK_INFINIBAND) {
		rt_fault(ctx, DTAP_FAULT_ILLOP, 0, site);
		return NULL;
	}
	n = type == LINK_ETHER ? 6 : 20;
	if (!rt_load(ctx, a, addr, n, site))
		return NULL;
	for (i = 0; i < n; i++) {
		if (i)
			*p++ = ':';
		p = put_hex(p, a[i], 2);
	}
	return str_new(ctx, buf, (u64)(p - buf), site);
}
