// SPDX-License-Identifier: GPL-2.0-or-later
/* sprintf(): its arguments first, then a call for each piece of the format. */
#include "lower_priv.h"
#include "runtime/format.h"

#include <string.h>
#include <talloc.h>

/* Where the string is, how far it is filled, and the arguments that are left. */
struct made {
	const struct prog_expr *e;
	struct ir_expr *string, *at;
	struct ir_expr **args;
	bool noted; /* one piece says what the script has */
};

static void add(struct lower *l, struct made *m, struct ir_expr *call)
{
	struct ir_expr *next = lower_temp(l, IT_U32);
	struct ir_stmt *stmt = ir_assign(l->ctx, l->block, next, IO_SET, call);

	if (!m->noted)
		lower_note(stmt, m->e->loc);
	if (ir_rt_info(call->rt)->does & DOES_FAULTS)
		lower_check(l);
	m->at = next;
	m->noted = true;
}

/* Width or precision. */
static struct ir_expr *number(struct lower *l, struct made *m, bool arg, int32_t value)
{
	return arg ? ir_cast(l->ctx, IT_S32, *m->args++) : ir_int(l->ctx, IT_S32, value);
}

static void conversion(struct lower *l, struct made *m, const struct prog_piece *p)
{
	struct ir_expr *how = ir_hex(l->ctx, IT_U32, p->flags | (unsigned char)p->letter);
	struct ir_expr *width = number(l, m, p->width_arg, p->width);
	struct ir_expr *precision = number(l, m, p->precision_arg, p->precision);
	struct ir_expr *value = *m->args++;

	if (p->letter == 's')
		add(l, m,
		    ir_call(l->ctx, IR_rt_format_str, m->string, m->at, value, how, width,
			    precision, lower_site_arg(l, m->e), NULL));
	else if (p->letter == 'c')
		add(l, m,
		    ir_call(l->ctx, IR_rt_format_char, m->string, m->at,
			    ir_cast(l->ctx, IT_U32, value), how, width, precision, NULL));
	else
		add(l, m,
		    ir_call(l->ctx, IR_rt_format_int, m->string, m->at,
			    ir_cast(l->ctx, IT_U64, value), how, width, precision, NULL));
}

struct ir_expr *lower_format(struct lower *l, const struct prog_expr *e)
{
	struct ir_expr **args = talloc_array(l->ctx, struct ir_expr *, e->na), *string;
	struct made m = { .e = e, .at = lower_u32(l, 0), .args = args };
	const struct prog_piece *p = e->call.pieces;

	lower_operands(l, e->a + 1, e->na - 1, args);
	m.string = lower_buffer(l, IT_CHARS, l->prog->strsize, lower_site(l, e));
	for (uint32_t i = 0; i < e->call.npieces; i++, p++) {
		if (*p->text)
			add(l, &m,
			    ir_call(l->ctx, IR_rt_format_text, m.string, m.at,
				    ir_str(l->ctx, p->text, strnlen(p->text, l->prog->strsize - 1)),
				    NULL));
		if (p->letter)
			conversion(l, &m, p);
	}
	string = lower_temp(l, IT_STR);
	ir_assign(l->ctx, l->block, string, IO_SET, m.string);
	return string;
}
