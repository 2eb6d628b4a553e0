// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "symbol.h"

#include <string.h>

#include "ksym.h"
#include "usym.h"

static void write_place(char *buffer, size_t size, const char *object, const char *name, u64 offset,
			u64 address, enum symbol_form form)
{
	if (form == SYMBOL_MODULE)
		snprintf(buffer, size, "%s", object);
	else if (!name)
		snprintf(buffer, size, "%s`0x%llx", object, address);
	else if (form == SYMBOL_FUNCTION || !offset)
		snprintf(buffer, size, "%s`%s", object, name);
	else
		snprintf(buffer, size, "%s`%s+0x%llx", object, name, offset);
}

void symbol_kernel(char *buffer, size_t size, u64 address, enum symbol_form form)
{
	struct ksym_result r;

	if (ksym_find(address, &r))
		write_place(buffer, size, r.module, r.name, r.offset, address, form);
	else
		snprintf(buffer, size, "0x%llx", address);
}

void symbol_user(char *buffer, size_t size, u64 pid, u64 address, enum symbol_form form,
		 bool resolve)
{
	struct usym_result r;

	if (!usym_find(pid, address, &r))
		snprintf(buffer, size, "0x%llx", address);
	else if (!resolve && form != SYMBOL_MODULE)
		snprintf(buffer, size, "%s:0x%llx", r.object, (u64)r.file_address);
	else
		write_place(buffer, size, r.object, r.name, r.offset, address, form);
}

void symbol_value(char *buffer, size_t size, const struct value *v, bool resolve)
{
	switch (v->kind) {
	case META_SYM:
		symbol_kernel(buffer, size, v->number, SYMBOL_FUNCTION);
		return;
	case META_MOD:
		symbol_kernel(buffer, size, v->number, SYMBOL_MODULE);
		return;
	case META_USYM:
		symbol_user(buffer, size, v->pid, v->number, SYMBOL_FUNCTION, resolve);
		return;
	case META_UMOD:
		symbol_user(buffer, size, v->pid, v->number, SYMBOL_MODULE, resolve);
		return;
	case META_UADDR:
		symbol_user(buffer, size, v->pid, v->number, SYMBOL_PLACE, resolve);
		return;
	case META_INT:
	case META_STRING:
	case META_BYTES:
	case META_STACK:
	case META_USTACK:
	case META_KINDS:
		break;
	}
	symbol_kernel(buffer, size, v->number, SYMBOL_PLACE);
}

/* Of a kernel module the first address that was met. */
static u64 module_stand_for(u64 address)
{
	static struct {
		char name[64];
		u64 address;
	} modules[512];
	static u32 n;
	struct ksym_result r;

	if (!ksym_find(address, &r))
		return address;
	for (u32 i = 0; i < n; i++)
		if (!strcmp(modules[i].name, r.module))
			return modules[i].address;
	if (n < sizeof(modules) / sizeof(*modules) && strlen(r.module) < sizeof(modules[n].name)) {
		strcpy(modules[n].name, r.module);
		modules[n++].address = address;
	}
	return address;
}

u64 symbol_stand_for(const struct value *v)
{
	struct ksym_result k;
	struct usym_result u;

	switch (v->kind) {
	case META_SYM:
		return ksym_find(v->number, &k) ? v->number - k.offset : v->number;
	case META_MOD:
		return module_stand_for(v->number);
	case META_USYM:
		return usym_find(v->pid, v->number, &u) ? v->number - u.offset : v->number;
	case META_UMOD:
		return usym_find(v->pid, v->number, &u) ? u.start : v->number;
	default:
		return v->number;
	}
}

bool symbol_is_own(const struct value *stack, u64 pc)
{
	struct ksym_result r;

	return stack->kind == META_STACK && ksym_find(pc, &r) && ksym_is_own(r.module);
}

void symbol_stack(struct out *out, const struct value *stack, int indent, bool resolve)
{
	char place[SYMBOL_MAX];
	u64 pc;

	out_text(out, "\n");
	for (u32 i = 0; i < stack->len; i++) {
		pc = value_pc(stack, i);
		if (!pc)
			break;
		if (resolve && symbol_is_own(stack, pc))
			continue;
		if (stack->kind == META_USTACK)
			symbol_user(place, sizeof(place), stack->pid, pc, SYMBOL_PLACE, resolve);
		else
			symbol_kernel(place, sizeof(place), pc, SYMBOL_PLACE);
		out_text(out, "%*s%s\n", indent, "", place);
	}
}
