// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/kallsyms.h>
#include <linux/module.h>

#include "arch/arch.h"
#include "attach.h"
#include "core/ksym.h"
#include "func.h"
#include "pin.h"

KSYM_NEEDS(kallsyms_on_each_match_symbol);
KSYM_NEEDS(ftrace_location);

/* Not pointers: each would be a relocation of every module. */
static const char denylist[][32] = {
#define DENY(name, reason) name,
#include "denylist.def"
#undef DENY
};

/* The part of a name after a dot is the compiler's. */
static bool is_denied(const char *name)
{
	size_t lo = 0, hi = ARRAY_SIZE(denylist), n = strcspn(name, ".");

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int c = strncmp(name, denylist[mid], n);

		if (!c)
			c = -(denylist[mid][n] != 0);
		if (!c)
			return true;
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return false;
}

/*
 * Asked for where the call mostly is: for a function's start the kernel looks for its symbol first.
 */
static unsigned long call_place(unsigned long addr)
{
	unsigned long call = ksym_ftrace_location(addr + ARCH_BEFORE_CALL);

	return call && arch_function(call) == addr ? call : ksym_ftrace_location(addr);
}

static int look_at(void *data, unsigned long addr)
{
	unsigned long ftrace = call_place(addr);
	struct func *found = data;

	if (!found->addr || ftrace) {
		found->addr = addr;
		found->ftrace = ftrace;
	}
	return ftrace != 0;
}

static bool in_module(const char *mod)
{
	return *mod && strcmp(mod, "vmlinux") != 0 && strcmp(mod, "kernel") != 0;
}

int func_resolve(const struct rt_probe *p, struct func *ret)
{
	const char *mod = attach_name(p->mod), *name = attach_name(p->func);
	static unsigned long text;
	char both[MODULE_NAME_LEN + KSYM_NAME_LEN];
	int err;

	ret->addr = 0;
	ret->ftrace = 0;
	if (is_denied(name))
		return -EPERM;
	if (!in_module(mod)) {
		if (!text)
			text = ksym_lookup("_text");
		if (p->where && text)
			look_at(ret, text + p->where);
		else
			ksym_each(name, look_at, ret);
	} else {
		snprintf(both, sizeof(both), "%s:%s", mod, name);
		err = pin_symbol(both, &ret->addr);
		if (err)
			return err;
		ret->ftrace = call_place(ret->addr);
	}
	return ret->addr ? 0 : -ENOENT;
}
