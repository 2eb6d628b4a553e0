// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Expressions, in post-order: the operands are typed first, and handed to the file that knows the
 * operator.
 */
#include "expr.h"

#include <string.h>

#include "args.h"
#include "assign.h"
#include "assigned.h"
#include "builtin.h"
#include "cast.h"
#include "expand.h"
#include "fold.h"
#include "function.h"
#include "ident.h"
#include "index.h"
#include "known.h"
#include "literal.h"
#include "macro.h"
#include "match.h"
#include "member.h"
#include "op.h"
#include "poison.h"
#include "stability.h"
#include "sprintf.h"
#include "stack.h"
#include "subr.h"
#include "symbol.h"
#include "table.h"
#include "translator/lang/intern.h"
#include "type.h"
#include "var.h"
#include "width.h"
#include "xlator.h"

/* ------------------------------------------------------------------------- names */

/* The library's curcpu is a translation; what it points to is in memory, too. */
static struct value with_address(struct checker *c, const struct sym *s, struct value v)
{
	if (v.kind != V_XLATE || strcmp(s->name, "curcpu") || !scope_is_library(c, s->loc.source))
		return v;
	v.e = fold_new(c, PX_BUILTIN, v.type, v.loc, 0);
	v.e->builtin = PB_CURCPU;
	return v;
}

/* An inline without parameters is used by its name. */
static struct value check_sym(struct checker *c, const struct scope *sc, const struct sym *s,
			      const struct node *n)
{
	if (!stability_of_name(c, sc, s->name, n->loc))
		return value_error();
	if (s->kind == SK_INLINE && !s->inl->is_array)
		return with_address(c, s, expand_inline(c, sc, s->inl, NULL, n->loc));
	return ident_sym(c, sc, s, n->loc);
}

static struct value check_argn(struct checker *c, const struct scope *sc, unsigned int n,
			       struct loc loc)
{
	if (!args_known(c, loc) || !stability_of_args(c, sc, loc))
		return value_error();
	if (sc->clause && sc->stable && !sc->in_source)
		return expand_argn(c, sc, n, loc);
	return args_argn(c, sc, n, loc);
}

static struct value check_ident(struct checker *c, const struct scope *sc, const struct node *n)
{
	const char *name = n->ident.name;
	const struct builtin_info *b;
	const struct sym *s;
	struct value v;
	unsigned int i;

	if (ident_bound(sc, name, n->loc, &v))
		return v;
	s = ident_find(c, sc, name);
	if (s)
		return check_sym(c, sc, s, n);
	b = known_builtin(c, sc, name);
	if (b)
		return builtin_value(c, sc, b, n->loc);
	if (known_argn(name, &i))
		return check_argn(c, sc, i, n->loc);
	return ident_other(c, sc, n);
}

static struct value check_macro_use(struct checker *c, const struct scope *sc, const struct node *n)
{
	const struct node *named = macro_name(c, n);

	return named == n ? macro_value(c, n) : expr_value(c, sc, named);
}

static struct value check_agg_value(struct checker *c, const struct node *n)
{
	diag_error(c->diag, n->loc, D_AGG_NULL, "results are read with printa() or at the end",
		   "an aggregation has no value in an expression");
	return value_error();
}

/* ------------------------------------------------------------------------ types */

/* A table that is written where it is used. */
static struct value check_literal(struct checker *c, const struct scope *sc, const struct node *n,
				  const struct type *type)
{
	const struct node_list *values = &n->cast.operand->table.values;
	struct prog_var *pv = talloc_zero(c->ctx, struct prog_var);
	bool ok = true;

	pv->type = type;
	if (!table_begin(c, pv, n->cast.operand))
		return value_error();
	for (size_t i = 0; i < values->n; i++)
		ok &= table_value(c, pv, i, expr_rvalue(c, sc, values->items[i]));
	return ok ? table_ref(c, pv, n->loc) : value_error();
}

static struct value check_cast(struct checker *c, const struct scope *sc, const struct node *n)
{
	const struct type *type = type_written(c, sc, n->cast.type);
	struct value v;

	if (n->cast.operand->kind == N_TABLE)
		return type ? check_literal(c, sc, n, type) : value_error();
	v = expr_value(c, sc, n->cast.operand);
	if (!type || v.kind == V_ERROR)
		return value_error();
	return cast_value(c, type, v, n->loc);
}

static struct value check_xlate(struct checker *c, const struct scope *sc, const struct node *n)
{
	const struct type *type = type_written(c, sc, n->cast.type);
	const struct value v = expr_value(c, sc, n->cast.operand);

	if (!type || v.kind == V_ERROR)
		return value_error();
	return xlator_value(c, type, v, n->loc);
}

/* The type that a name in parentheses stands for, which the parser did not know: a module's. */
static const struct type *type_of_module(struct checker *c, const struct scope *sc,
					 const struct node *n)
{
	if (n->kind != N_IDENT || n->ident.scoped || sym_find(c->syms, SS_GLOBAL, n->ident.name) ||
	    !ident_unknown(c, sc, n->ident.name) || known_builtin(c, sc, n->ident.name))
		return NULL;
	return type_of_name(c, n->ident.name, NULL);
}

static struct value check_sizeof(struct checker *c, const struct scope *sc, const struct node *n)
{
	const struct type *type = type_of_module(c, sc, n->unary.operand);

	if (type)
		return cast_sizeof(c, type, n->loc);
	return cast_sizeof_value(c, expr_value(c, sc, n->unary.operand), n->loc);
}

static struct value check_offsetof(struct checker *c, const struct scope *sc, const struct node *n)
{
	const struct type *type = type_written(c, sc, n->offset_of.type);

	return type ? member_offsetof(c, type, n) : value_error();
}

/* -------------------------------------------------------------- members, subscripts */

/* Of the probe, not a name of the program's. */
static bool is_args(struct checker *c, const struct scope *sc, const struct node *n)
{
	struct value bound;

	return n->kind == N_IDENT && !n->ident.scoped && !strcmp(n->ident.name, "args") &&
	       !ident_bound(sc, n->ident.name, n->loc, &bound) && !ident_find(c, sc, n->ident.name);
}

static struct value check_member(struct checker *c, const struct scope *sc, const struct node *n)
{
	struct value v;

	if (is_args(c, sc, n->member.base)) {
		args_unnumbered(c, sc, n->member.name, n->member.base->loc);
		return value_error();
	}
	v = expr_value(c, sc, n->member.base);
	if (v.kind == V_ERROR)
		return v;
	return v.kind == V_XLATE ? expand_member(c, sc, v, n) : member_value(c, v, n);
}

static bool check_keys(struct checker *c, const struct scope *sc, const struct node_list *keys,
		       struct value *ret)
{
	bool ok = true;

	for (size_t i = 0; i < keys->n; i++)
		ok &= var_key(c, expr_value(c, sc, keys->items[i]), &ret[i]);
	return ok;
}

static struct value check_element(struct checker *c, const struct scope *sc, struct var *var,
				  const struct node *n)
{
	struct value keys[CHECK_MAX_KEYS];

	if (!var_takes_keys(c, var, &n->index.keys, n->loc) ||
	    !check_keys(c, sc, &n->index.keys, keys))
		return value_error();
	return var_element(c, var, keys, n->loc);
}

static struct value check_args(struct checker *c, const struct scope *sc, const struct node *n)
{
	int64_t i;

	if (!args_usable(c, sc, n) || !expr_const_arg(c, sc, n->index.keys.items[0], D_ARGS_IDX,
						      "the subscript of args[]", &i))
		return value_error();
	if (sc->stable && !sc->in_source)
		return expand_args(c, sc, args_number(i), n->loc);
	if (!sc->in_source && !expand_args_agree(c, sc, (uint32_t)i, n->loc))
		return value_error();
	return args_value(c, sc, i, n->loc);
}

static struct value index_uregs(struct checker *c, const struct scope *sc, const struct node *n)
{
	if (n->index.keys.n == 1)
		return builtin_uregs(c, expr_rvalue(c, sc, n->index.keys.items[0]), n->loc);
	ERR(c, n->loc, D_PROTO_LEN, "uregs[] takes one subscript");
	return value_error();
}

/* Keys of what is wrong itself may have mistakes of their own. */
static struct value check_keys_only(struct checker *c, const struct scope *sc,
				    const struct node_list *keys)
{
	for (size_t i = 0; i < keys->n; i++)
		expr_value(c, sc, keys->items[i]);
	return value_error();
}

/* Subscripts of a global name: args[], uregs[], inline arrays, associative arrays. */
static bool index_ident(struct checker *c, const struct scope *sc, const struct node *n,
			struct value *ret)
{
	const struct node *base = n->index.base;
	struct sym *s;

	if (base->kind == N_VAR && base->var.name) {
		s = sym_find(c->syms, base->var.storage == ST_SELF ? SS_SELF : SS_THIS,
			     base->var.name);
		if (!s || (s->kind == SK_VAR && (!s->var->pv->assoc || !s->var->pv->nkeys)))
			return false;
		*ret = s->kind == SK_WRONG ? check_keys_only(c, sc, &n->index.keys) :
					     check_element(c, sc, s->var, n);
		return true;
	}
	if (base->kind != N_IDENT || base->ident.scoped)
		return false;
	s = ident_find(c, sc, base->ident.name);
	if (s && s->kind == SK_WRONG) {
		*ret = check_keys_only(c, sc, &n->index.keys);
		return true;
	}
	if (s && s->kind == SK_INLINE && s->inl->is_array) {
		*ret = expand_inline(c, sc, s->inl, &n->index.keys, n->loc);
		return true;
	}
	if (s && s->kind == SK_VAR && s->var->pv->assoc) {
		*ret = check_element(c, sc, s->var, n);
		return true;
	}
	if (s)
		return false;
	if (base->ident.name == intern("args"))
		*ret = check_args(c, sc, n);
	else if (base->ident.name == intern("uregs"))
		*ret = index_uregs(c, sc, n);
	else
		return false;
	return true;
}

static struct value check_index(struct checker *c, const struct scope *sc, const struct node *n)
{
	struct value base;

	if (index_ident(c, sc, n, &base))
		return base;
	base = expr_value(c, sc, n->index.base);
	if (base.kind == V_ERROR)
		return base;
	if (n->index.keys.n != 1) {
		ERR(c, n->loc, D_ARR_BADREF, "'%s' takes one subscript", value_tname(c, base.type));
		return value_error();
	}
	return index_value(c, base, expr_rvalue(c, sc, n->index.keys.items[0]), n->loc);
}

/* --------------------------------------------------------------------------- calls */

static struct value call_stack(struct checker *c, const struct scope *sc, const struct node *n,
			       bool user)
{
	const struct node_list *args = &n->call.args;
	uint32_t frames = stack_default(c, n->call.name, user);
	struct value v;

	if (args->n) {
		v = expr_rvalue(c, sc, args->items[0]);
		if (!stack_frames(c, n, &v, user, &frames))
			return value_error();
	}
	if (args->n > 1) {
		v = expr_rvalue(c, sc, args->items[1]);
		if (!stack_strsize(c, n, &v))
			return value_error();
	}
	return stack_value(c, n->loc, user, frames);
}

/* An action that has a value. */
static struct value call_value(struct checker *c, const struct scope *sc,
			       const struct action_info *info, const struct node *n)
{
	if (!known_action_takes(c, info, n))
		return value_error();
	if (info->what == PA_STACK || info->what == PA_USTACK)
		return call_stack(c, sc, n, info->what == PA_USTACK);
	return stack_symbol(c, n, expr_rvalue(c, sc, n->call.args.items[0]), info->what);
}

static struct value call_sprintf(struct checker *c, const struct scope *sc,
				 const struct subr_info *info, const struct node *n)
{
	const struct node_list *args = &n->call.args;
	struct prog_stmt st = { 0 };
	struct format f = { .func = info->name, .st = &st, .kernel = true };

	if (!args->n) {
		ERR(c, n->loc, D_PROTO_LEN, "%s() takes at least 1 argument, not 0", info->name);
		return value_error();
	}
	f.fmt = expr_literal(c, sc, args->items[0], "a format");
	if (!f.fmt)
		return value_error();
	f.args = (const struct node *const *)args->items + 1;
	f.nargs = args->n - 1;
	return expr_formatted(c, sc, &f) ? sprintf_value(c, &f, n->loc) : value_error();
}

static struct value call_subr(struct checker *c, const struct scope *sc,
			      const struct subr_info *info, const struct node *n)
{
	struct subr_call call;

	if (info->subr == SUBR_SPRINTF)
		return call_sprintf(c, sc, info, n);
	if (info->subr == SUBR_ISSET)
		return subr_isset_begin(c, n) ?
			       subr_isset(c, n, expr_value(c, sc, n->call.args.items[0])) :
			       value_error();
	if (!subr_begin(c, sc, info, n, &call))
		return value_error();
	for (size_t i = 0; i < n->call.args.n; i++)
		subr_arg(c, &call, expr_value(c, sc, n->call.args.items[i]));
	return subr_end(c, &call);
}

static struct value call_function(struct checker *c, const struct scope *sc, struct func_sym *s,
				  const struct node *n)
{
	struct function_call call;

	if (!function_begin(c, s, n, &call))
		return value_error();
	for (size_t i = 0; i < n->call.args.n; i++)
		function_arg(c, &call, expr_value(c, sc, n->call.args.items[i]));
	return function_end(&call);
}

static struct value check_call(struct checker *c, const struct scope *sc, const struct node *n)
{
	const char *name = n->call.name;
	const struct sym *s = ident_find(c, sc, name);
	const struct action_info *action = known_action(c, sc, name);
	const struct subr_info *subr;
	struct func_sym *func;
	int other;

	if (s && s->kind == SK_WRONG)
		return value_error();
	if (action && strchr(action->flags, 'V'))
		return call_value(c, sc, action, n);
	func = function_find(c, name, n->loc);
	if (func)
		return call_function(c, sc, func, n);
	subr = known_subr(c, sc, name);
	if (subr && !(s && s->kind == SK_INLINE && known_gives_way(subr)))
		return call_subr(c, sc, subr, n);
	other = known_other_subr(c, sc, name);
	if (other >= 0)
		return subr_other_begin(c, other, n) ?
			       subr_other(c, other, n, expr_rvalue(c, sc, n->call.args.items[0])) :
			       value_error();
	if (s && s->kind == SK_INLINE && s->inl->is_array)
		return expand_inline(c, sc, s->inl, &n->call.args, n->loc);
	return subr_none(c, sc, n, s);
}

/* --------------------------------------------------------------------- assignments */

/* Does the node name a variable, or an element of an associative array, that holds a string? */
static bool is_string_variable(struct checker *c, const struct node *n)
{
	const struct node *named = n->kind == N_INDEX ? n->index.base : n;
	enum sym_space space;
	const struct sym *s;
	const char *name;

	if (!assigned_variable(c, named, &space, &name))
		return false;
	s = sym_find(c->syms, space, name);
	return s && s->kind == SK_VAR && type_is_string(s->var->pv->type) &&
	       (n->kind == N_INDEX) == (s->var->pv->nkeys > 0);
}

static struct value new_element(struct checker *c, const struct scope *sc, enum sym_space space,
				const char *name, const struct node *n, const struct type *type)
{
	struct value keys[CHECK_MAX_KEYS];
	struct var *var;

	if (!var_may_have_keys(c, space, name, n) || !check_keys(c, sc, &n->index.keys, keys))
		return value_error();
	var = var_new(c, space, name, type, n->loc);
	return var_new_element(c, var, keys, (uint32_t)n->index.keys.n, n->loc);
}

static struct value string_byte(struct checker *c, const struct scope *sc, const struct node *n)
{
	const struct value v = expr_value(c, sc, n->index.base);

	if (v.kind != V_VAR)
		return v;
	if (n->index.keys.n != 1) {
		ERR(c, n->loc, D_ARR_BADREF, "a byte of a string has one subscript");
		return value_error();
	}
	return index_string_byte(c, v, expr_rvalue(c, sc, n->index.keys.items[0]), n->loc);
}

/*
 * The object on the left side of an assignment; new variables get `type` (NULL: none may
 * be made).
 */
static struct value target(struct checker *c, const struct scope *sc, const struct node *n,
			   const struct type *type)
{
	enum sym_space space;
	const char *name;

	if (type && assigned_variable(c, n, &space, &name) &&
	    !assigned_is_known(c, sc, space, name)) {
		type = width_of(c, space, name, type);
		return var_ref(c, var_new(c, space, name, type, n->loc), n->loc);
	}
	if (type && n->kind == N_INDEX && assigned_variable(c, n->index.base, &space, &name) &&
	    !assigned_is_known(c, sc, space, name))
		return new_element(c, sc, space, name, n, width_of(c, space, name, type));
	if (n->kind == N_INDEX && is_string_variable(c, n->index.base))
		return string_byte(c, sc, n);
	if (n->kind == N_IDENT && !n->ident.scoped &&
	    !sym_find(c->syms, SS_GLOBAL, n->ident.name) &&
	    assign_to_function(c, sc, n->ident.name, n->loc))
		return value_error();
	return expr_value(c, sc, n);
}

static struct value check_assign_plain(struct checker *c, const struct scope *sc,
				       const struct node *n)
{
	const struct node *left = n->binary.left;
	const struct node *base = left->kind == N_INDEX ? left->index.base : left;
	struct value v = expr_value(c, sc, n->binary.right);
	const struct type *type = NULL;
	enum sym_space space;
	const char *name;

	if (v.kind == V_XLATE)
		v = v.e ? value_load(c, v) : expand_object(c, sc, v);
	if (assigned_variable(c, base, &space, &name) && !assigned_is_known(c, sc, space, name)) {
		if (v.kind != V_ERROR)
			type = assign_type(c, &v);
		if (!type) {
			poison_name(c, space, name);
			return value_error();
		}
	}
	if (v.kind == V_ERROR)
		return v;
	return assign_plain(c, sc, target(c, sc, left, type), v, n->loc);
}

/* An array of char that is added is text, as far as it goes. */
static struct value check_assign_op(struct checker *c, const struct scope *sc, const struct node *n)
{
	struct value v = expr_value(c, sc, n->binary.right), to;
	bool text = n->binary.op == OP_ADD && value_is_string(&v);
	struct prog_expr *e;

	if (text && type_is_char_array(v.type)) {
		e = value_string(c, v);
		v = e ? value_rvalue(c->t.string, e, v.loc) : value_error();
	} else {
		v = value_load(c, v);
	}
	to = target(c, sc, n->binary.left, text ? c->t.string : c->t.s64);
	return assign_op(c, sc, n->binary.op, to, v, n->loc);
}

static struct value check_assign(struct checker *c, const struct scope *sc, const struct node *n)
{
	const struct node *left = n->binary.left;

	if (left->kind == N_INDEX && left->index.base->kind == N_AGG) {
		ERR(c, left->loc, D_AGG_MDIM,
		    "an aggregation has one list of keys: write '@name[a, b]'");
		return value_error();
	}
	if (left->kind == N_AGG) {
		ERR(c, n->loc, D_AGG_NULL,
		    "an aggregation can only be assigned by a statement of its own");
		return value_error();
	}
	if (n->binary.op == OP_NONE)
		return check_assign_plain(c, sc, n);
	return check_assign_op(c, sc, n);
}

static struct value check_incdec(struct checker *c, const struct scope *sc, const struct node *n,
				 bool post)
{
	if (n->unary.operand->kind == N_AGG)
		return expr_value(c, sc, n->unary.operand);
	return assign_step(c, sc, n, target(c, sc, n->unary.operand, c->t.s64), post);
}

/* What ! ~ or - is applied to: a new variable if it is the name of nothing, as with ++. */
static struct value check_operand(struct checker *c, const struct scope *sc, const struct node *n)
{
	const struct node *named = n->kind == N_INDEX ? n->index.base : n;
	enum sym_space space;
	const char *name;

	if (!sc->clause || !assigned_variable(c, named, &space, &name) ||
	    assigned_is_known(c, sc, space, name) ||
	    (space == SS_GLOBAL && !ident_unknown(c, sc, name)))
		return expr_rvalue(c, sc, n);
	return value_load(c, target(c, sc, n, c->t.s64));
}

/* ----------------------------------------------------------------------- operators */

static bool is_relational(enum op op)
{
	return op >= OP_LT && op <= OP_NE;
}

static struct value check_binary(struct checker *c, const struct scope *sc, const struct node *n)
{
	const struct node *left = n->binary.left, *right = n->binary.right;
	const enum op op = n->binary.op;
	struct value a, b;

	if (op == OP_COMMA || op == OP_LAND || op == OP_LOR || op == OP_LXOR) {
		a = expr_rvalue(c, sc, left);
		b = expr_rvalue(c, sc, right);
		return op == OP_COMMA ? op_comma(c, a, b, n->loc) : op_logic(c, op, a, b, n->loc);
	}
	a = expr_value(c, sc, left);
	if (op == OP_MATCH || op == OP_NOMATCH)
		return match_value(c, n, a, expr_literal(c, sc, right, "a regular expression"));
	if (is_relational(op)) {
		if (a.kind == V_ERROR || !op_enum_tag(c, &a, right, &b))
			b = expr_value(c, sc, right);
		return op_compare(c, sc, op, a, b, n->loc);
	}
	if (op == OP_ADD && value_is_strlike(&a))
		return op_add(c, a, expr_value(c, sc, right), n->loc);
	a = value_load(c, a);
	b = expr_rvalue(c, sc, right);
	if (a.kind == V_ERROR || b.kind == V_ERROR)
		return value_error();
	return op_arith(c, op, a, b, n->loc);
}

static struct value check_cond(struct checker *c, const struct scope *sc, const struct node *n)
{
	const struct value t = expr_rvalue(c, sc, n->cond.test);
	struct prog_expr *test;
	struct value a, b;

	if (t.kind == V_ERROR)
		return t;
	test = op_truth(c, t, D_OP_SCALAR, "operator ?:");
	if (!test)
		return value_error();
	if (test->kind == PX_INT)
		return expr_value(c, sc, test->value ? n->cond.yes : n->cond.no);
	a = expr_value(c, sc, n->cond.yes);
	b = expr_value(c, sc, n->cond.no);
	return op_cond(c, test, a, b, n->loc);
}

/* What <errno.h>, with -C, makes of errno: (*__errno_location ()). */
static bool is_c_errno(const struct node *n)
{
	return n->kind == N_CALL && n->call.name && !n->call.args.n &&
	       !strcmp(n->call.name, "__errno_location");
}

static struct value check_unary(struct checker *c, const struct scope *sc, const struct node *n)
{
	const struct node *operand = n->unary.operand;
	const enum op op = n->unary.op;

	switch ((int)op) {
	case OP_SIZEOF:
		return check_sizeof(c, sc, n);
	case OP_STRINGOF:
		return cast_string(c, expr_value(c, sc, operand), n->loc);
	case OP_ADDR:
		return member_address(c, expr_value(c, sc, operand), n->loc);
	case OP_DEREF:
		if (is_c_errno(operand))
			return builtin_value(c, sc, known_builtin(c, sc, "errno"), n->loc);
		return member_deref(c, expr_value(c, sc, operand), n->loc);
	case OP_INC:
	case OP_DEC:
		return check_incdec(c, sc, n, false);
	case OP_PLUS:
		return op_unary(c, op, expr_rvalue(c, sc, operand), n->loc);
	}
	return op_unary(c, op, check_operand(c, sc, operand), n->loc);
}

/* ------------------------------------------------------------------------ dispatch */

static struct value dispatch(struct checker *c, const struct scope *sc, const struct node *n)
{
	switch ((int)n->kind) {
	case N_INT:
		return literal_int(c, n);
	case N_STRING:
		return literal_string(c, n);
	case N_IDENT:
		return n->ident.scoped ? symbol_named(c, sc, n) : check_ident(c, sc, n);
	case N_MACRO:
		return check_macro_use(c, sc, n);
	case N_VAR:
		return ident_variable(c, n);
	case N_AGG:
		return check_agg_value(c, n);
	case N_INDEX:
		return check_index(c, sc, n);
	case N_CALL:
		return check_call(c, sc, n);
	case N_MEMBER:
		return check_member(c, sc, n);
	case N_UNARY:
		return check_unary(c, sc, n);
	case N_POSTFIX:
		return check_incdec(c, sc, n, true);
	case N_BINARY:
		return check_binary(c, sc, n);
	case N_ASSIGN:
		return check_assign(c, sc, n);
	case N_COND:
		return check_cond(c, sc, n);
	case N_CAST:
		return check_cast(c, sc, n);
	case N_SIZEOF_TYPE:
		return cast_sizeof(c, type_written(c, sc, n->type_op.type), n->loc);
	case N_OFFSETOF:
		return check_offsetof(c, sc, n);
	case N_XLATE:
		return check_xlate(c, sc, n);
	}
	ERR(c, n->loc, D_SYNTAX, "a type or statement stands where an expression is wanted");
	return value_error();
}

struct value expr_value(struct checker *c, const struct scope *sc, const struct node *n)
{
	struct scope inner = *sc;
	struct value v;

	if (sc->depth >= CHECK_MAX_DEPTH) {
		ERR(c, n->loc, D_LIMIT, "the expression is nested deeper than %d levels",
		    CHECK_MAX_DEPTH);
		return value_error();
	}
	inner.depth++;
	v = dispatch(c, &inner, n);
	if (v.kind == V_ERROR)
		poison(c, sc, n);
	return v;
}

struct value expr_rvalue(struct checker *c, const struct scope *sc, const struct node *n)
{
	return value_load(c, expr_value(c, sc, n));
}

bool expr_const(struct checker *c, const struct scope *sc, const struct node *n, enum diag_tag tag,
		const char *what, int64_t *ret)
{
	const struct value v = expr_rvalue(c, sc, n);

	return value_const(c, &v, n->loc, tag, what, ret);
}

bool expr_const_arg(struct checker *c, const struct scope *sc, const struct node *n,
		    enum diag_tag tag, const char *what, int64_t *ret)
{
	const struct value v = expr_rvalue(c, sc, n);

	return value_const_arg(c, &v, n->loc, tag, what, ret);
}

const struct node *expr_literal(struct checker *c, const struct scope *sc, const struct node *n,
				const char *what)
{
	struct value v;

	if (n->kind != N_MACRO)
		return n;
	v = expr_value(c, sc, n);
	return macro_literal(c, n, &v, what);
}

bool expr_formatted(struct checker *c, const struct scope *sc, struct format *f)
{
	const struct node *arg;
	struct value v;

	if (!f->fmt)
		return false;
	if (f->fmt->kind != N_STRING) {
		v = expr_value(c, sc, f->fmt);
		format_bad(c, f->fmt, &v, f->func);
		return false;
	}
	if (!format_begin(c, f))
		return false;
	while ((arg = format_next(c, f)))
		format_arg(c, f, expr_value(c, sc, arg));
	return format_end(c, f);
}
