// SPDX-License-Identifier: GPL-2.0-or-later
#include "foreign.h"

#include <stddef.h>
#include <string.h>
#include <talloc.h>

struct pair {
	const char *name, *instead;
};

static const struct pair words[] = {
#define WORD(name, instead) { #name, instead },
#include "foreign.def"
#undef WORD
};

static const struct pair probes[] = {
#define PROBE(name, instead) { #name, instead },
#include "foreign.def"
#undef PROBE
};

const char *foreign_word(const char *name)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (!strcmp(words[i].name, name))
			return words[i].instead;
	return NULL;
}

/* The pattern with its $1 and $2, if it has any; NULL if there are not as many parts, or more. */
static const char *filled(void *ctx, const char *pattern, const char *rest)
{
	const char *second = strchr(rest, ':');
	char *out = talloc_strdup(ctx, "");

	if (!strchr(pattern, '$'))
		return pattern;
	if (!*rest || (second != NULL) != (strstr(pattern, "$2") != NULL) ||
	    (second && (!second[1] || strchr(second + 1, ':'))))
		return NULL;
	for (; *pattern; pattern++) {
		if (*pattern != '$') {
			out = talloc_strndup_append(out, pattern, 1);
			continue;
		}
		pattern++;
		if (*pattern == '1')
			out = talloc_strndup_append(
				out, rest, second ? (size_t)(second - rest) : strlen(rest));
		else
			out = talloc_strdup_append(out, second + 1);
	}
	return out;
}

/* "syscalls:sys_enter_open": what system calls have a provider for. */
static const char *of_syscall(void *ctx, const char *rest)
{
	static const char enter[] = "syscalls:sys_enter_", leave[] = "syscalls:sys_exit_";

	if (!strncmp(rest, enter, sizeof(enter) - 1))
		return talloc_asprintf(ctx, "syscall::%s:entry", rest + sizeof(enter) - 1);
	if (!strncmp(rest, leave, sizeof(leave) - 1))
		return talloc_asprintf(ctx, "syscall::%s:return", rest + sizeof(leave) - 1);
	return NULL;
}

/* What goes by other parts than the table has; NULL: it does not. */
static const char *otherwise(void *ctx, const char *type, const char *rest)
{
	if (!strcmp(type, "tracepoint"))
		return of_syscall(ctx, rest);
	if (!strcmp(type, "rawtracepoint") && strchr(rest, ':')) /* GROUP:EVENT */
		return talloc_asprintf(ctx, "rawtp:::%s", strrchr(rest, ':') + 1);
	return NULL;
}

const char *foreign_probe(void *ctx, const struct probe_desc *desc)
{
	const char *text = desc->text ? desc->text : "", *rest = strchr(text, ':'), *found;
	size_t len;

	if (*desc->prov) /* four parts are D's */
		return NULL;
	if (!strcmp(desc->func, "json") && !strcmp(text, "json")) /* bpftrace -f json */
		return "-x format=jsonl";

	if (!rest)
		return NULL;
	len = (size_t)(rest++ - text);
	for (size_t i = 0; i < sizeof(probes) / sizeof(*probes); i++) {
		if (strlen(probes[i].name) != len || memcmp(probes[i].name, text, len))
			continue;
		found = otherwise(ctx, probes[i].name, rest);
		return found ? found : filled(ctx, probes[i].instead, rest);
	}
	return NULL;
}
