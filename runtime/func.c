// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/kallsyms.h>
#include <linux/module.h>

#include "attach.h"
#include "func.h"
#include "ksym.h"

struct search {
	u64 wanted; /* ordinal from 1, 0: the best */
	u64 seen;
	struct func *found;
};

static int look_at(void *data, unsigned long addr)
{
	struct search *s = data;
	unsigned long ftrace;

	s->seen++;
	if (s->wanted && s->seen != s->wanted)
		return 0;
	ftrace = ksym_ftrace_location(addr);
	if (!s->found->addr || ftrace) {
		s->found->addr = addr;
		s->found->ftrace = ftrace;
	}
	return s->wanted || ftrace;
}

static bool in_module(const char *mod)
{
	return *mod && strcmp(mod, "vmlinux") != 0 && strcmp(mod, "kernel") != 0;
}

int func_resolve(const struct rt_probe *p, struct func *ret)
{
	const char *mod = attach_name(p->mod), *name = attach_name(p->func);
	struct search s = { .wanted = p->where, .found = ret };
	char both[MODULE_NAME_LEN + KSYM_NAME_LEN];

	ret->addr = 0;
	ret->ftrace = 0;
	if (attach_denied(name))
		return -EPERM;
	if (!in_module(mod)) {
		ksym_each(name, look_at, &s);
	} else {
		snprintf(both, sizeof(both), "%s:%s", mod, name);
		ret->addr = ksym_lookup(both);
		if (ret->addr)
			ret->ftrace = ksym_ftrace_location(ret->addr);
	}
	return ret->addr ? 0 : -ENOENT;
}
