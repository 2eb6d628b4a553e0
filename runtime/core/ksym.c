// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/errno.h>
#include <linux/kprobes.h>
#include <linux/printk.h>

#include "ksym.h"
#include "ksym_call.h"

unsigned long ksym_call_lookup_name(const char *name);
int ksym_call_on_each_match(int (*fn)(void *data, unsigned long addr), const char *name,
			    void *data);
unsigned long ksym_call_ftrace_location(unsigned long addr);
int ksym_call_size_offset(unsigned long addr, unsigned long *size, unsigned long *offset);
struct module *ksym_call_find_module(const char *name);
struct module *ksym_call_module_at(unsigned long addr);

KSYM_CALL(ksym_call_lookup_name);
KSYM_CALL(ksym_call_on_each_match);
KSYM_CALL(ksym_call_ftrace_location);
KSYM_CALL(ksym_call_size_offset);
KSYM_CALL(ksym_call_find_module);
KSYM_CALL(ksym_call_module_at);

/*
 * register_kprobe() stores the address before it looks at the instruction, and refuses one
 * that does not begin an instruction, as sym + 1 never does: the first one is an endbr64 or
 * the ftrace call.  So nothing gets registered, and no grace period has to pass.
 */
static unsigned long resolve_by_kprobe(const char *name)
{
	struct kprobe kp = { .symbol_name = name, .offset = 1, .flags = KPROBE_FLAG_DISABLED };

	if (register_kprobe(&kp) == 0)
		unregister_kprobe(&kp);
	return kp.addr ? (unsigned long)kp.addr - 1 : 0;
}

KSYM_NEEDS(kallsyms_lookup_name);
KSYM_NEEDS(find_module);
KSYM_NEEDS(__module_address);

static const struct {
	unsigned long *target;
	const char *name;
	bool needed; /* by every module; what else there must be, the parts say */
} functions[] = {
	{ &ksym_call_find_module_target, "find_module", true },
	{ &ksym_call_module_at_target, "__module_address", true },
	{ &ksym_call_on_each_match_target, "kallsyms_on_each_match_symbol", false },
	{ &ksym_call_ftrace_location_target, "ftrace_location", false },
	{ &ksym_call_size_offset_target, "kallsyms_lookup_size_offset", false },
};

int ksym_init(void)
{
	size_t i;

	ksym_call_lookup_name_target = resolve_by_kprobe("kallsyms_lookup_name");
	if (!ksym_call_lookup_name_target) {
		pr_err("dtap: kprobes cannot resolve kallsyms_lookup_name()\n");
		return -ENOENT;
	}
	for (i = 0; i < ARRAY_SIZE(functions); i++) {
		*functions[i].target = ksym_call_lookup_name(functions[i].name);
		if (*functions[i].target || !functions[i].needed)
			continue;
		pr_err("dtap: this kernel has no %s()\n", functions[i].name);
		return -ENOENT;
	}
	return 0;
}

unsigned long ksym_lookup(const char *name)
{
	return ksym_call_lookup_name(name);
}

int ksym_each(const char *name, int (*fn)(void *data, unsigned long addr), void *data)
{
	return ksym_call_on_each_match_target ? ksym_call_on_each_match(fn, name, data) : 0;
}

unsigned long ksym_ftrace_location(unsigned long addr)
{
	return ksym_call_ftrace_location_target ? ksym_call_ftrace_location(addr) : 0;
}

struct module *ksym_find_module(const char *name)
{
	return ksym_call_find_module(name);
}

struct module *ksym_module_at(unsigned long addr)
{
	return ksym_call_module_at(addr);
}

bool ksym_size(unsigned long addr, unsigned long *size, unsigned long *offset)
{
	return ksym_call_size_offset_target && ksym_call_size_offset(addr, size, offset) != 0;
}
