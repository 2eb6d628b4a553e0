// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "aggr_key.h"

#include "loader/format/dump.h"
#include "loader/symbols/symbol.h"

static void print_int_key(struct out *out, const struct value *v)
{
	if (v->size == 8)
		out_text(out, " %16lld", (s64)v->number);
	else if (v->size == 4)
		out_text(out, " %8d", (s32)v->number);
	else
		out_text(out, v->size == 2 ? " %5u" : " %3u", (unsigned int)value_of_narrow(v));
}

void aggr_key_print(const struct fmt_context *x, bool rawbytes, const struct value *v)
{
	char text[SYMBOL_MAX];

	switch (v->kind) {
	case META_INT:
		print_int_key(x->out, v);
		return;
	case META_STRING:
	case META_BYTES:
		if (rawbytes || (v->kind == META_BYTES && !value_is_text(v)))
			dump_print(x->out, v->data, v->len);
		else
			fmt_print_padded(x->out, "  ", v, 50);
		return;
	case META_STACK:
	case META_USTACK:
		symbol_stack(x->out, v, x->stack_indent, x->resolve);
		return;
	case META_SYM:
	case META_MOD:
	case META_USYM:
	case META_UMOD:
	case META_UADDR:
		symbol_value(text, sizeof(text), v, x->resolve);
		out_text(x->out, "  %-50s", text);
		return;
	case META_KINDS:
		return;
	}
}
