// SPDX-License-Identifier: GPL-2.0-or-later
/* Calls of subroutines, by the table subrs.def: their arguments one by one, and their values. */
#include "subr.h"

#include <string.h>

#include "assign.h"
#include "builtin.h"
#include "fold.h"
#include "known.h"
#include "scratch.h"
#include "translator/lang/intern.h"
#include "translator/lang/source.h"
#include "translator/types/type_priv.h"
#include "undefined.h"

#define ALLOCA_MAX 65536 /* bytes of scratch a constant alloca() may ask for */

static const struct type *result_type(struct checker *c, char result)
{
	switch (result) {
	case 'v':
		return c->t.vd;
	case 'p':
	case 'k':
		return c->t.vptr;
	case 's':
		return c->t.string;
	case 'l':
		return c->t.s64;
	case 'z':
		return type_named(c->types, "size_t");
	case 'u':
		return c->t.u64;
	case 'h':
		return type_named(c->types, "uint16_t");
	case 'w':
		return type_named(c->types, "uint32_t");
	}
	return c->t.i;
}

static struct prog_expr *bad_arg(struct checker *c, const struct value *v, const char *func,
				 unsigned int i, const char *want)
{
	ERR(c, v->loc, D_PROTO_ARG, "argument %u of %s() must be %s, not '%s'", i + 1, func, want,
	    value_tname(c, v->type));
	return NULL;
}

static struct prog_expr *string_arg(struct checker *c, struct value v, const char *func,
				    unsigned int i, bool null)
{
	if (value_is_strlike(&v) || (null && value_is_null(&v)) ||
	    (v.kind == V_RVALUE && value_is_null(&v)))
		return value_string(c, v);
	if (v.kind != V_XLATE && type_is_pointerlike(v.type) &&
	    type_strip(type_strip(v.type)->ref)->kind == TYPE_VOID)
		return value_string(c, v);
	return bad_arg(c, &v, func, i, "a string");
}

/* What the kernel reads as its own memory. */
static struct prog_expr *kernel_arg(struct checker *c, const struct value *v, const char *func,
				    unsigned int i)
{
	if (!value_is_userland(v))
		return fold_cast(c, c->t.u64, v->e);
	diag_error(c->diag, v->loc, D_PROTO_ARG, "copyin() it first",
		   "argument %u of %s() must be a pointer into the kernel's memory, not the user's",
		   i + 1, func);
	return NULL;
}

static struct prog_expr *pointer_arg(struct checker *c, struct value v, const char *func,
				     unsigned int i, bool ints)
{
	v = value_load(c, v);
	if (v.kind == V_ERROR)
		return NULL;
	if (type_is_string(v.type) && !ints)
		return fold_new(c, PX_STRADDR, c->t.u64, v.loc, 1, v.e);
	if (ints && (type_is_pointerlike(v.type) || type_is_integer(v.type)))
		return fold_cast(c, c->t.u64, v.e);
	if (type_is_pointerlike(v.type) || value_is_null(&v))
		return kernel_arg(c, &v, func, i);
	return bad_arg(c, &v, func, i, ints ? "an address" : "a pointer");
}

/* A string or char characters: bytes of other types, as __u8, need not be text. */
static bool is_text(const struct type *t)
{
	t = type_strip(t);
	if (t->kind == TYPE_POINTER || t->kind == TYPE_ARRAY) {
		t = type_strip(t->ref);
		return t->kind == TYPE_INT && t->is_char && t->name && !strcmp(t->name, "char");
	}
	return t->kind == TYPE_STRING;
}

/* A pointer to an object in the kernel: to struct `tag`, or to anything but text without one. */
static struct prog_expr *object_arg(struct checker *c, struct value v, const char *func,
				    unsigned int i, const char *tag)
{
	const char *want = tag ? talloc_asprintf(c->ctx, "a 'struct %s *'", tag) :
				 "a pointer to something other than text";
	const struct type *target;

	if (v.kind != V_ERROR && v.kind != V_XLATE && is_text(v.type))
		return bad_arg(c, &v, func, i, want);
	v = value_load(c, v);
	if (v.kind == V_ERROR)
		return NULL;
	if (value_is_null(&v))
		return fold_cast(c, c->t.u64, v.e);
	if (!type_is_pointerlike(v.type))
		return bad_arg(c, &v, func, i, want);
	target = type_strip(type_strip(v.type)->ref);
	if (tag && target->kind != TYPE_VOID &&
	    (target->kind != TYPE_STRUCT || !target->name || strcmp(target->name, tag) != 0))
		return bad_arg(c, &v, func, i, want);
	return kernel_arg(c, &v, func, i);
}

static struct prog_expr *integer_arg(struct checker *c, struct value v, const char *func,
				     unsigned int i, const struct type *type)
{
	v = value_load(c, v);
	if (v.kind == V_ERROR)
		return NULL;
	if (!type_is_integer(v.type))
		return bad_arg(c, &v, func, i, "an integer");
	return fold_cast(c, type, v.e);
}

/* Where something may be stored; a variable's first use may come before what it is set to. */
static struct prog_expr *scratch_arg(struct checker *c, struct value v, const char *func,
				     unsigned int i)
{
	v = value_load(c, v);
	if (v.kind == V_ERROR)
		return NULL;
	if (!scratch_possible(c, &v))
		return bad_arg(c, &v, func, i, "a pointer to memory of alloca() or copyin()");
	return pointer_arg(c, v, func, i, false);
}

static struct prog_expr *constant_arg(struct checker *c, struct value v, const char *func,
				      unsigned int i)
{
	struct prog_expr *e = integer_arg(c, v, func, i, c->t.i);
	int64_t value;

	if (!e || fold_const(c, e, &value))
		return e;
	if (fold_open(c, e, "this argument"))
		return NULL;
	ERR(c, v.loc, D_PROTO_ARG, "argument %u of %s() must be an integer constant", i + 1, func);
	return NULL;
}

static struct prog_expr *check_param(struct checker *c, const struct subr_info *s, char kind,
				     unsigned int i, struct value v)
{
	if (v.kind == V_ERROR)
		return NULL;
	switch (kind) {
	case 's':
	case 'n':
		return string_arg(c, v, s->name, i, kind == 'n');
	case 'a':
		return pointer_arg(c, v, s->name, i, true);
	case 'p':
		return pointer_arg(c, v, s->name, i, false);
	case 'd':
		return scratch_arg(c, v, s->name, i);
	case 'o':
		return object_arg(c, v, s->name, i, NULL);
	case 'm':
		return object_arg(c, v, s->name, i, "mutex");
	case 'f':
		return object_arg(c, v, s->name, i, "path");
	case '6':
		return object_arg(c, v, s->name, i, "in6_addr");
	case 'k':
		return constant_arg(c, v, s->name, i);
	case 'c':
		return integer_arg(c, v, s->name, i, c->t.chr);
	case 'l':
		return integer_arg(c, v, s->name, i, c->t.s64);
	case 'z':
		return integer_arg(c, v, s->name, i, type_named(c->types, "size_t"));
	}
	return integer_arg(c, v, s->name, i, c->t.i);
}

static bool count_args(struct checker *c, const struct subr_info *s, const struct node *n)
{
	const char *bar = strchr(s->params, '|');
	size_t min = bar ? (size_t)(bar - s->params) : strlen(s->params);
	size_t max = strlen(s->params) - (bar != NULL), got = n->call.args.n;

	if (got >= min && got <= max)
		return true;
	if (min == max)
		ERR(c, n->loc, D_PROTO_LEN, "%s() takes %zu argument%s, not %zu", s->name, min,
		    min == 1 ? "" : "s", got);
	else
		ERR(c, n->loc, D_PROTO_LEN, "%s() takes %zu to %zu arguments, not %zu", s->name,
		    min, max, got);
	return false;
}

static bool note_flags(struct checker *c, const struct scope *sc, const struct subr_info *s,
		       struct loc loc)
{
	if (strchr(s->flags, 'P') && !builtin_paths(c, loc))
		return false;
	if (strchr(s->flags, 'U'))
		c->prog->privileges |= PROG_USER;
	if (!strchr(s->flags, 'W'))
		return true;
	c->prog->privileges |= PROG_DESTRUCTIVE | PROG_COPYOUT;
	if (sc->clause && sc->clause->order.speculated) {
		ERR(c, loc, D_ACT_SPEC, "%s() is destructive and may not follow speculate()",
		    s->name);
		return false;
	}
	return true;
}

/* A constant that is too large is refused; others fault. */
static bool check_scratch(struct checker *c, const struct subr_info *s,
			  const struct prog_expr *size, struct loc loc)
{
	const struct options *o = c->req->options;
	uint64_t most =
		options_given(o, "scratchsize") ? options_number(o, "scratchsize") : ALLOCA_MAX;

	if (size->kind != PX_INT || (uint64_t)size->value <= most)
		return true;
	ERR(c, loc, D_ALLOCA_SIZE, "%s() of %lld bytes: at most %llu fit into scratch space",
	    s->name, (long long)size->value, (unsigned long long)most);
	return false;
}

bool subr_begin(struct checker *c, const struct scope *sc, const struct subr_info *s,
		const struct node *n, struct subr_call *ret)
{
	struct prog_expr *e;

	if (!count_args(c, s, n) || !note_flags(c, sc, s, n->loc))
		return false;
	e = fold_new(c, PX_CALL, result_type(c, s->result), n->loc, 0);
	e->subr = s->subr;
	e->a = talloc_array(e, struct prog_expr *, n->call.args.n);
	*ret = (struct subr_call){ .info = s, .e = e, .param = s->params };
	return true;
}

void subr_arg(struct checker *c, struct subr_call *call, struct value v)
{
	const uint32_t i = call->e->na++;

	if (*call->param == '|')
		call->param++;
	call->e->a[i] = check_param(c, call->info, *call->param++, i, v);
	call->wrong |= !call->e->a[i];
}

struct value subr_end(struct checker *c, const struct subr_call *call)
{
	struct prog_expr *e = call->e;
	struct value v;

	if (call->wrong)
		return value_error();
	v = value_rvalue(e->type, e, e->loc);
	v.scratch = call->info->result == 'p';
	if (!v.scratch)
		return v;
	c->prog->blocks = true;
	if (!check_scratch(c, call->info, e->a[e->subr == SUBR_ALLOCA ? 0 : 1], e->loc))
		return value_error();
	return v;
}

bool subr_isset_begin(struct checker *c, const struct node *n)
{
	if (n->call.args.n == 1)
		return true;
	ERR(c, n->loc, D_PROTO_LEN, "isset() takes 1 argument, not %zu", n->call.args.n);
	return false;
}

struct value subr_isset(struct checker *c, const struct node *n, struct value v)
{
	struct prog_expr *e;

	if (v.kind == V_ERROR)
		return v;
	if (!assign_is_element(&v)) {
		ERR(c, v.loc, D_PROTO_ARG,
		    "argument 1 of isset() must be a thread-local variable, or an element of an "
		    "associative array");
		return value_error();
	}
	e = fold_new(c, PX_CALL, c->t.i, n->loc, 1, v.e);
	e->subr = SUBR_ISSET;
	return value_rvalue(c->t.i, e, n->loc);
}

bool subr_other_begin(struct checker *c, int which, const struct node *n)
{
	if (which >= SUBR_NFOLDED) {
		ERR(c, n->call.name_loc, D_UNSUPPORTED, "%s() is not supported on Linux",
		    n->call.name);
		return false;
	}
	if (n->call.args.n == 1)
		return true;
	ERR(c, n->loc, D_PROTO_LEN, "%s() takes 1 argument, not %zu", n->call.name, n->call.args.n);
	return false;
}

/* Linux' dev_t has 20 bits of minor number (include/linux/kdev_t.h). */
struct value subr_other(struct checker *c, int which, const struct node *n, struct value v)
{
	struct prog_expr *dev;

	if (v.kind == V_ERROR)
		return v;
	if (which >= 2)
		return object_arg(c, v, n->call.name, 0, "mutex") ?
			       value_int(c, which == 2, n->loc) :
			       value_error();
	if (!type_is_integer(v.type)) {
		bad_arg(c, &v, n->call.name, 0, "a device number");
		return value_error();
	}
	dev = fold_cast(c, c->t.u, v.e);
	if (which == 0)
		dev = fold_binary(c, PX_SHR, c->t.u, n->loc, dev, fold_int(c, c->t.i, 20, n->loc));
	else
		dev = fold_binary(c, PX_AND, c->t.u, n->loc, dev,
				  fold_int(c, c->t.u, 0xfffff, n->loc));
	return value_rvalue(c->t.u, dev, n->loc);
}

/* What is a statement of its own, where a value is wanted: void, and its type's name says why. */
static struct value only_statement(struct checker *c, const struct node *n)
{
	struct type *type = type_alloc(c->types, TYPE_VOID);
	struct value v;

	type->name = intern(talloc_asprintf(c->ctx, "%s()", n->call.name));
	v = value_rvalue(type, fold_int(c, c->t.i, 0, n->loc), n->loc);
	v.action = true;
	return v;
}

struct value subr_none(struct checker *c, const struct scope *sc, const struct node *n,
		       const struct sym *s)
{
	const char *name = n->call.name;

	if (known_is_action(c, sc, name))
		return only_statement(c, n);
	if (known_is_aggfunc(c, sc, name))
		return only_statement(c, n);
	if (s && s->kind == SK_PROTO)
		diag_error(c->diag, n->call.name_loc, D_FUNC_IDKIND, "define it",
			   "'%s' is declared, but has no body", name);
	else if (s || known_is_builtin(c, sc, name))
		diag_error(c->diag, n->call.name_loc, D_FUNC_IDKIND,
			   !s && !n->call.args.n ? "it is a variable: write it without ()" : NULL,
			   "'%s' is not a function", name);
	else
		undefined_function(c, n);
	return value_error();
}
