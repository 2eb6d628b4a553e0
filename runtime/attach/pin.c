// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/module.h>
#include <linux/preempt.h>

#include "core/ksym.h"
#include "env.h"
#include "pin.h"
#include "rt.h"

struct pin {
	struct pin *next;
	struct module *mod;
};

static struct pin *pins;

static bool is_pinned(const struct module *mod)
{
	const struct pin *pin;

	for (pin = pins; pin; pin = pin->next)
		if (pin->mod == mod)
			return true;
	return false;
}

/* By name where one is given: per-CPU symbols have no address in their module. */
static struct module *module_of(const char *name, unsigned long addr)
{
	const char *colon = strchr(name, ':');
	char mod[MODULE_NAME_LEN];

	if (!colon)
		return ksym_module_at(addr);
	snprintf(mod, sizeof(mod), "%.*s", (int)(colon - name), name);
	return ksym_find_module(mod);
}

int pin_symbol(const char *name, unsigned long *ret)
{
	struct pin *pin = env_alloc(sizeof(*pin));
	struct module *mod;

	*ret = 0;
	if (!pin)
		return -ENOMEM;
	preempt_disable(); /* from the lookup to the reference no module's memory is given back */
	*ret = ksym_lookup(name);
	mod = *ret ? module_of(name, *ret) : NULL;
	if (mod && !is_pinned(mod)) {
		if (try_module_get(mod))
			pin->mod = mod;
		else
			*ret = 0;
	}
	preempt_enable();
	if (pin->mod) {
		pin->next = pins;
		pins = pin;
	} else {
		env_free(pin);
	}
	return *ret ? 0 : -ENOENT;
}

void pin_release(void)
{
	struct pin *pin;

	while (pins) {
		pin = pins;
		pins = pin->next;
		module_put(pin->mod);
		env_free(pin);
	}
}
