// SPDX-License-Identifier: GPL-2.0-or-later
/* stack(), sym() and their like: values that records and keys take. */
#include "stack.h"

#include <string.h>

#include "fold.h"

uint32_t stack_most(const struct checker *c)
{
	const uint64_t most = options_text(c->req->options, "maxframes") ?
				      options_number(c->req->options, "maxframes") :
				      CHECK_MAX_FRAMES;

	return most < CHECK_MAX_FRAMES ? (uint32_t)most : CHECK_MAX_FRAMES;
}

uint32_t stack_default(struct checker *c, const char *name, bool user)
{
	const char *option = !strcmp(name, "jstack") ? "jstackframes" :
			     user		     ? "ustackframes" :
						       "stackframes";
	const uint32_t n = (uint32_t)options_number(c->req->options, option);

	return n > stack_most(c) ? stack_most(c) : n;
}

bool stack_frames(struct checker *c, const struct node *call, const struct value *v, bool user,
		  uint32_t *ret)
{
	const struct loc loc = call->call.args.items[0]->loc;
	const enum diag_tag tag = user ? D_USTACK_FRAMES : D_STACK_SIZE;
	const uint32_t most = stack_most(c);
	int64_t n;

	if (!value_const_arg(c, v, loc, tag, "the number of frames", &n))
		return false;
	if (n <= 0 || n > CHECK_MAX_FRAMES) {
		ERR(c, loc, tag, "%s() takes 1 to %d frames", call->call.name, CHECK_MAX_FRAMES);
		return false;
	}
	*ret = n > most ? most : (uint32_t)n;
	return true;
}

bool stack_strsize(struct checker *c, const struct node *call, const struct value *v)
{
	int64_t size;

	if (!value_const_arg(c, v, call->call.args.items[1]->loc, D_USTACK_STRSIZE,
			     "the string size of a stack", &size))
		return false;
	if (size >= 0)
		return true;
	ERR(c, call->loc, D_USTACK_STRSIZE, "the string size of %s() is negative", call->call.name);
	return false;
}

struct value stack_value(struct checker *c, struct loc loc, bool user, uint32_t frames)
{
	const struct type *t = type_stack(c->types, user ? TYPE_USTACK : TYPE_STACK, frames);
	struct prog_expr *e = fold_new(c, user ? PX_USTACK : PX_STACK, t, loc, 0);

	e->size = frames;
	if (user)
		c->prog->privileges |= PROG_USER;
	return value_rvalue(t, e, loc);
}

struct value stack_symbol(struct checker *c, const struct node *n, struct value v, int what)
{
	bool user = what != PA_SYM && what != PA_MOD;
	const struct type *t = user ? c->t.usymaddr : c->t.symaddr;
	struct prog_expr *e;

	if (v.kind == V_ERROR)
		return v;
	if (!type_is_integer(v.type) && !type_is_pointerlike(v.type)) {
		ERR(c, v.loc, D_PROTO_ARG, "%s() needs an address, not '%s'", n->call.name,
		    value_tname(c, v.type));
		return value_error();
	}
	e = fold_new(c, PX_SYM, t, n->loc, 1, fold_cast(c, c->t.u64, v.e));
	e->symkind = what == PA_SYM  ? SYM_SYM :
		     what == PA_MOD  ? SYM_MOD :
		     what == PA_USYM ? SYM_USYM :
		     what == PA_UMOD ? SYM_UMOD :
				       SYM_UADDR;
	return value_rvalue(t, e, n->loc);
}
