// SPDX-License-Identifier: GPL-2.0-or-later
/* Calls of subroutines, by the table subrs.def. */
#include "checker.h"

#include <string.h>

#include "foreign.h"
#include "translator/lang/intern.h"
#include "translator/lang/source.h"
#include "translator/types/type_priv.h"

#define ALLOCA_MAX 65536 /* bytes of scratch a constant alloca() may ask for */

struct subr_info {
	const char *name;
	enum prog_subr subr;
	char result;
	const char *params, *flags;
};

static const struct subr_info subrs[] = {
#define SUBR(name, subr, result, params, flags, ...) { #name, SUBR_##subr, result, params, flags },
#define ALIAS					     SUBR
#include "translator/prog/subrs.def"
};

/* Folded here, without a runtime function; or known and refused. */
static const char *const others[] = {
	"getmajor",	   "getminor",	     "mutex_type_adaptive",
	"mutex_type_spin", "ddi_pathname",   "getf",
	"memref",	   "memstr",	     "msgsize",
	"msgdsize",	   "sx_shared_held", "sx_exclusive_held",
	"sx_isexclusive",
};
#define NFOLDED 4

static const struct subr_info *subr_find(struct checker *c, const char *name)
{
	for (size_t i = 0; i < sizeof(subrs) / sizeof(*subrs); i++)
		if (!strcmp(subrs[i].name, name))
			return version_hides(c, name) ? NULL : &subrs[i];
	return NULL;
}

static int other_find(struct checker *c, const char *name)
{
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (!strcmp(others[i], name))
			return version_hides(c, name) ? -1 : (int)i;
	return -1;
}

bool subr_exists(struct checker *c, const char *name)
{
	return subr_find(c, name) || other_find(c, name) >= 0;
}

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
	    tname(c, v->type));
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

static struct prog_expr *pointer_arg(struct checker *c, struct value v, const char *func,
				     unsigned int i, bool ints)
{
	v = value_load(c, v);
	if (v.kind == V_ERROR)
		return NULL;
	if (type_is_string(v.type) && !ints)
		return px_new(c, PX_STRADDR, c->t.u64, v.loc, 1, v.e);
	if (type_is_pointerlike(v.type) || value_is_null(&v) || (ints && type_is_integer(v.type)))
		return px_cast(c, c->t.u64, v.e);
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
		return px_cast(c, c->t.u64, v.e);
	if (!type_is_pointerlike(v.type))
		return bad_arg(c, &v, func, i, want);
	target = type_strip(type_strip(v.type)->ref);
	if (tag && target->kind != TYPE_VOID &&
	    (target->kind != TYPE_STRUCT || !target->name || strcmp(target->name, tag) != 0))
		return bad_arg(c, &v, func, i, want);
	return px_cast(c, c->t.u64, v.e);
}

static struct prog_expr *integer_arg(struct checker *c, struct value v, const char *func,
				     unsigned int i, const struct type *type)
{
	v = value_load(c, v);
	if (v.kind == V_ERROR)
		return NULL;
	if (!type_is_integer(v.type))
		return bad_arg(c, &v, func, i, "an integer");
	return px_cast(c, type, v.e);
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

	if (!e || px_const(c, e, &value))
		return e;
	ERR(c, v.loc, D_PROTO_ARG, "argument %u of %s() must be an integer constant", i + 1, func);
	return NULL;
}

static struct prog_expr *check_param(struct checker *c, const struct subr_info *s, char kind,
				     unsigned int i, const struct node *n)
{
	struct value v = check_expr(c, n);

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

static bool note_flags(struct checker *c, const struct subr_info *s, struct loc loc)
{
	if (strchr(s->flags, 'P') && !check_paths(c, loc))
		return false;
	if (strchr(s->flags, 'U'))
		c->prog->privileges |= PROG_USER;
	if (!strchr(s->flags, 'W'))
		return true;
	c->prog->privileges |= PROG_DESTRUCTIVE | PROG_COPYOUT;
	if (c->cl && c->cl->order.speculated) {
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

static struct value call_subr(struct checker *c, const struct subr_info *s, const struct node *n)
{
	const struct type *type = result_type(c, s->result);
	const char *p = s->params;
	struct prog_expr *e;
	struct value v;
	bool ok = true;

	if (!count_args(c, s, n) || !note_flags(c, s, n->loc))
		return value_error();
	e = px_new(c, PX_CALL, type, n->loc, 0);
	e->subr = s->subr;
	e->na = n->call.args.n;
	e->a = talloc_array(e, struct prog_expr *, e->na);
	for (uint32_t i = 0; i < e->na; i++, p++) {
		if (*p == '|')
			p++;
		e->a[i] = check_param(c, s, *p, i, n->call.args.items[i]);
		if (!e->a[i])
			ok = false;
	}
	if (!ok)
		return value_error();
	v = value_rvalue(type, e, n->loc);
	v.scratch = s->result == 'p';
	if (!v.scratch)
		return v;
	c->prog->blocks = true;
	if (!check_scratch(c, s, e->a[s->subr == SUBR_ALLOCA ? 0 : 1], n->loc))
		return value_error();
	return v;
}

/* Linux' dev_t has 20 bits of minor number (include/linux/kdev_t.h). */
static struct value call_folded(struct checker *c, int which, const struct node *n)
{
	struct value v;
	struct prog_expr *dev;

	if (which >= NFOLDED) {
		ERR(c, n->call.name_loc, D_UNSUPPORTED, "%s() is not supported on Linux",
		    n->call.name);
		return value_error();
	}
	if (n->call.args.n != 1) {
		ERR(c, n->loc, D_PROTO_LEN, "%s() takes 1 argument, not %zu", n->call.name,
		    n->call.args.n);
		return value_error();
	}
	v = check_rvalue(c, n->call.args.items[0]);
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
	dev = px_cast(c, c->t.u, v.e);
	if (which == 0)
		dev = px_binary(c, PX_SHR, c->t.u, n->loc, dev, px_int(c, c->t.i, 20, n->loc));
	else
		dev = px_binary(c, PX_AND, c->t.u, n->loc, dev, px_int(c, c->t.u, 0xfffff, n->loc));
	return value_rvalue(c->t.u, dev, n->loc);
}

static struct value undefined(struct checker *c, const struct node *n)
{
	const char *names[sizeof(subrs) / sizeof(*subrs)], *near,
		*hint = version_hint(c, n->call.name);
	const struct loc loc = n->call.name_loc;
	unsigned int i;

	/* '(name)(x)' is meant as a cast. */
	if (loc.source && loc.source->text[loc.begin] == '(') {
		type_undefined(c, n->call.name, loc);
		return value_error();
	}
	for (i = 0; i < sizeof(subrs) / sizeof(*subrs); i++)
		names[i] = subrs[i].name;
	if (!hint && foreign_word(n->call.name))
		hint = talloc_asprintf(c->ctx, "in D: %s", foreign_word(n->call.name));
	near = diag_nearest(n->call.name, names, i);
	if (near && !hint)
		hint = talloc_asprintf(c->ctx, "closest: '%s'", near);
	diag_error(c->diag, n->call.name_loc, D_FUNC_UNDEF, hint, "there is no function '%s'",
		   n->call.name);
	poison_name(c, SS_GLOBAL, n->call.name);
	return value_error();
}

/* What is a statement of its own, where a value is wanted: void, and its type's name says why. */
static struct value only_statement(struct checker *c, const struct node *n)
{
	struct type *type = type_alloc(c->types, TYPE_VOID);
	struct value v;

	type->name = intern(talloc_asprintf(c->ctx, "%s()", n->call.name));
	v = value_rvalue(type, px_int(c, c->t.i, 0, n->loc), n->loc);
	v.action = true;
	return v;
}

struct value check_call(struct checker *c, const struct node *n)
{
	const char *name = n->call.name;
	struct sym *s = find_global(c, name);
	const struct subr_info *info;
	struct value v;

	if (s && s->kind == SK_WRONG)
		return value_error();
	if (check_action_value(c, n, &v))
		return v;
	info = subr_find(c, name);
	if (info)
		return call_subr(c, info, n);
	if (other_find(c, name) >= 0)
		return call_folded(c, other_find(c, name), n);
	if (s && s->kind == SK_INLINE && s->inl->is_array)
		return check_inline_use(c, s->inl, &n->call.args, n->loc);
	if (action_exists(c, name))
		return only_statement(c, n);
	if (aggfunc_exists(c, name))
		return only_statement(c, n);
	if (s || builtin_exists(c, name))
		diag_error(c->diag, n->call.name_loc, D_FUNC_IDKIND,
			   !s && !n->call.args.n ? "it is a variable: write it without ()" : NULL,
			   "'%s' is not a function", name);
	else
		return undefined(c, n);
	return value_error();
}
