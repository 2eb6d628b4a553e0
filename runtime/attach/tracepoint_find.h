/* SPDX-License-Identifier: GPL-2.0-or-later */
/* tracepoint_find.h - the kernel's own tracepoints by name (modules': attach_tracepoint.c). */
#ifndef DTAP_TRACEPOINT_FIND_H
#define DTAP_TRACEPOINT_FIND_H

#include <linux/string.h>
#include <linux/tracepoint.h>

struct tracepoint_search {
	const char *name;
	struct tracepoint *found;
};

static inline void tracepoint_compare(struct tracepoint *tp, void *data)
{
	struct tracepoint_search *s = data;

	if (!s->found && !strcmp(tp->name, s->name))
		s->found = tp;
}

/* NULL: the kernel has none of that name. */
static inline struct tracepoint *tracepoint_find(const char *name)
{
	struct tracepoint_search s = { .name = name };

	for_each_kernel_tracepoint(tracepoint_compare, &s);
	return s.found;
}

#endif
