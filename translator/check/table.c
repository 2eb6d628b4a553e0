// SPDX-License-Identifier: GPL-2.0-or-later
#include "table.h"

#include "fold.h"

bool table_begin(struct checker *c, struct prog_var *pv, const struct node *table)
{
	const struct type *array = type_strip(pv->type), *of = array->ref;
	const size_t n = table->table.values.n;

	if (pv->assoc || array->kind != TYPE_ARRAY ||
	    (!type_is_integer(of) && !type_is_string(of))) {
		ERR(c, table->loc, D_OP_INCOMPAT,
		    "an array of integers or strings has a table's values, not '%s'",
		    value_tname(c, pv->type));
		return false;
	}
	if ((array->n && n > array->n) || n * (uint64_t)type_bytes(of) > CHECK_MAX_BYTES) {
		ERR(c, table->loc, array->n ? D_DECL_ARRSUB : D_DECL_ARRBIG,
		    "the array has room for %zu values, not for %zu",
		    array->n ? (size_t)array->n : CHECK_MAX_BYTES / type_bytes(of), n);
		return false;
	}
	if (!array->n)
		pv->type = type_array(c->types, of, (uint32_t)n);
	pv->values = talloc_zero_array(c->ctx, struct prog_const, n);
	pv->nvalues = (uint32_t)n;
	return true;
}

bool table_value(struct checker *c, const struct prog_var *pv, size_t i, struct value v)
{
	struct prog_const *ret = (struct prog_const *)&pv->values[i];
	const struct type *of = type_strip(pv->type)->ref;
	int64_t number;

	if (v.kind == V_ERROR)
		return false;
	if (type_is_string(of)) {
		ret->text = v.e->kind == PX_STR ? v.e->str.text : NULL;
		if (!ret->text)
			ERR(c, v.loc, D_OP_INCOMPAT,
			    "a value of this table must be a string literal");
		return ret->text != NULL;
	}
	if (!value_const(c, &v, v.loc, D_OP_INCOMPAT, "a value of this table", &number))
		return false;
	ret->value = fold_cast(c, of, fold_int(c, c->t.s64, number, v.loc))->value;
	return true;
}

struct value table_ref(struct checker *c, struct prog_var *pv, struct loc loc)
{
	struct prog *p = c->prog;
	struct value v = { .kind = V_VAR, .type = pv->type, .loc = loc };

	pv->name = talloc_asprintf(c->ctx, "table$%u", c->nlocals++);
	pv->id = p->nvars;
	ARRAY_GROW(c->ctx, p->vars, p->nvars);
	p->vars[p->nvars++] = pv;
	v.e = fold_new(c, PX_VAR, pv->type, loc, 0);
	v.e->var.var = pv;
	return v;
}
