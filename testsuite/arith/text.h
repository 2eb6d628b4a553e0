/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * text.h - for the C that generate_text writes: D's string functions by those of the C library.
 * What they return is good until the next few calls; strings have less than STRSIZE bytes.
 */
#define _GNU_SOURCE 1
#include <ctype.h>
#include <libgen.h> /* __xpg_basename() is its basename() */
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOWHERE (1LL << 40) /* of index_of() and rindex_of(): no start is given */

static char *room(void)
{
	static char rooms[8][2 * STRSIZE];
	static unsigned int next;

	return memset(rooms[next++ % 8], 0, sizeof(rooms[0]));
}

static const char *or_null(const char *s)
{
	return s ? s : "NULL";
}

static const char *join(const char *a, const char *b)
{
	char *p = room();

	snprintf(p, STRSIZE, "%s%s", a, b);
	return p;
}

static int matches(const char *s, const char *pattern)
{
	regex_t regex;
	int status;

	if (regcomp(&regex, pattern, REG_EXTENDED | REG_NOSUB))
		abort();
	status = regexec(&regex, s, 0, NULL, 0);
	regfree(&regex);
	return status == 0;
}

static const char *base_of(const char *path)
{
	return __xpg_basename((char *)join(path, ""));
}

/* Two slashes in front have no meaning of their own. */
static const char *dir_of(const char *path)
{
	const char *dir = dirname((char *)join(path, ""));

	return strspn(dir, "/") == strlen(dir) ? "/" : dir;
}

static const char *upper(const char *s)
{
	char *p = (char *)join(s, "");

	for (char *c = p; *c; c++)
		*c = (char)toupper((unsigned char)*c);
	return p;
}

static const char *lower(const char *s)
{
	char *p = (char *)join(s, "");

	for (char *c = p; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	return p;
}

/* Perl's rules: a start below 0 is 0, and "" is found at the end by a start after it. */
static int index_of(const char *s, const char *sub, long long start)
{
	const long long n = (long long)strlen(s);
	const char *at;

	if (start == NOWHERE || start < 0)
		start = 0;
	if (start >= n)
		return *sub ? -1 : (int)n;
	at = strstr(s + start, sub);
	return at ? (int)(at - s) : -1;
}

/* A start below 0 finds nothing but "", which it finds at 0. */
static int rindex_of(const char *s, const char *sub, long long start)
{
	int last = -1;

	if (start < 0)
		return *sub ? -1 : 0;
	for (long long i = 0; i <= (long long)strlen(s) && i <= start; i++)
		if (!strncmp(s + i, sub, strlen(sub)))
			last = (int)i;
	return last;
}

static const char *piece_of(const char *s, long long at, long long size)
{
	const long long n = (long long)strlen(s), first = at < 0 ? at + n : at;
	long long end = size < 0 ? n + size : first + size, start = first;
	char *p = room();

	if (first < 0 && first + size <= 0)
		return "";
	if (start < 0) {
		start = 0; /* what remains of size counts from there */
		end = first + size;
	}
	if (start >= n)
		return "";
	if (end > n)
		end = n;
	for (long long i = start; i < end; i++)
		p[i - start] = s[i];
	return p;
}

static const char *token(const char *s, const char *delims, int nth)
{
	char *rest, *t = strtok_r((char *)join(s, ""), delims, &rest);

	while (t && nth--)
		t = strtok_r(NULL, delims, &rest);
	return t;
}

/* Base 10 alone is signed; 16 has 0x in front, 8 a 0. */
static const char *digits(unsigned long long v, unsigned int base)
{
	char *p = room() + 80;

	if (base == 8 || base == 10 || base == 16) {
		snprintf(p -= 80, STRSIZE, base == 8 ? "%#llo" : base == 10 ? "%lld" : "0x%llx", v);
		return p;
	}
	do
		*--p = "0123456789abcdefghijklmnopqrstuvwxyz"[v % base];
	while (v /= base);
	return join(p, "");
}
