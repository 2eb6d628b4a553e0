// SPDX-License-Identifier: GPL-2.0-or-later
/* What a clause records: the statements, their fields, and what may follow what. */
#include "record.h"

#include <string.h>

#include "fold.h"

struct prog_stmt *record_stmt(struct checker *c, struct prog_stmt ***list, uint32_t *nlist,
			      enum prog_stmt_kind kind, struct loc loc)
{
	struct prog_stmt *st = talloc_zero(c->ctx, struct prog_stmt);

	st->kind = kind;
	st->loc = loc;
	st->rec.format = st->rec.dyn = -1;
	ARRAY_GROW(c->ctx, *list, *nlist);
	(*list)[(*nlist)++] = st;
	return st;
}

void record_default(struct checker *c, struct prog_clause *cl, struct prog_stmt ***list,
		    uint32_t *nlist)
{
	record_stmt(c, list, nlist, PS_RECORD, cl->loc)->rec.act = PA_DEFAULT;
	cl->records = true;
}

static enum prog_field_kind sym_field(enum prog_symkind kind)
{
	switch (kind) {
	case SYM_SYM:
		return PF_SYM;
	case SYM_MOD:
		return PF_MOD;
	case SYM_USYM:
		return PF_USYM;
	case SYM_UMOD:
		return PF_UMOD;
	case SYM_UADDR:
		return PF_UADDR;
	}
	return PF_SYM;
}

bool record_fits(struct checker *c, const struct type *t, uint32_t size, struct loc loc)
{
	if (size <= CHECK_MAX_BYTES)
		return true;
	ERR(c, loc, D_LIMIT, "'%s' is too large to be recorded: at most %u bytes can be",
	    value_tname(c, t), CHECK_MAX_BYTES);
	return false;
}

bool record_bytes(struct checker *c, struct value v, struct prog_field *ret)
{
	ret->kind = PF_BYTES;
	ret->type = v.type;
	ret->size = type_bytes(v.type);
	if (type_strip(v.type)->kind == TYPE_ARRAY) {
		ret->expr = value_address(c, &v);
		ret->from_address = true;
	} else {
		v = value_load(c, v);
		ret->expr = v.kind == V_ERROR ? NULL : v.e;
	}
	if (ret->expr && !record_fits(c, v.type, ret->size, v.loc))
		return false;
	if (ret->expr && !ret->size) {
		ERR(c, v.loc, D_OP_INCOMPLETE, "'%s' has no size", value_tname(c, v.type));
		return false;
	}
	return ret->expr != NULL;
}

/* A floating-point object: its bits, which the loader tells by the type's name. */
static bool float_field(struct checker *c, struct value v, struct prog_field *ret)
{
	const uint32_t size = type_bytes(v.type);

	ret->type = type_strip(v.type);
	if (size > 8) {
		ret->kind = PF_BYTES;
		ret->expr = value_address(c, &v);
		ret->size = size;
		ret->from_address = true;
		return true;
	}
	v.type = type_int(c->types, 8 * size, false);
	if (v.kind == V_VAR) {
		v.e = talloc_memdup(c->ctx, v.e, sizeof(*v.e));
		v.e->type = v.type;
	}
	ret->kind = PF_INT;
	ret->expr = value_load(c, v).e;
	return true;
}

bool record_field(struct checker *c, struct value v, struct prog_field *ret)
{
	memset(ret, 0, sizeof(*ret));
	ret->type = v.type;
	if (v.kind == V_ERROR)
		return false;
	if (value_is_string(&v)) {
		ret->kind = PF_STRING;
		ret->expr = value_string(c, v);
		ret->type = c->t.string;
		return ret->expr != NULL;
	}
	if (v.kind != V_RVALUE && v.kind != V_XLATE && !v.bits &&
	    (type_is_sou(v.type) || type_strip(v.type)->kind == TYPE_ARRAY))
		return record_bytes(c, v, ret);
	if ((v.kind == V_MEM || v.kind == V_VAR) && type_strip(v.type)->kind == TYPE_FLOAT)
		return float_field(c, v, ret);
	v = value_load(c, v);
	if (v.kind == V_ERROR)
		return false;
	if (type_strip(ret->type)->kind == TYPE_FUNCTION)
		ret->type = v.type; /* its address */
	ret->expr = v.e;
	switch (type_strip(v.type)->kind) {
	case TYPE_STACK:
	case TYPE_USTACK:
		ret->kind = type_strip(v.type)->kind == TYPE_STACK ? PF_STACK : PF_USTACK;
		ret->size = v.e->size;
		return true;
	case TYPE_SYMADDR:
	case TYPE_USYMADDR:
		ret->kind = sym_field(v.e->symkind);
		return true;
	case TYPE_STRUCT:
	case TYPE_UNION:
		return record_bytes(c, v, ret);
	default:
		break;
	}
	if (type_is_integer(v.type) || type_is_pointerlike(v.type)) {
		ret->kind = PF_INT;
		ret->expr = type_is_integer(v.type) ? fold_cast(c, v.type, v.e) : v.e;
		return true;
	}
	ERR(c, v.loc, D_TRACE_VOID, "a value of type '%s' cannot be recorded",
	    value_tname(c, v.type));
	return false;
}

bool record_allowed(struct checker *c, const struct scope *sc, struct loc loc, const char *what)
{
	if (sc->clause->order.committed) {
		ERR(c, loc, D_DREC_COMM, "%s() records data and may not follow commit()", what);
		return false;
	}
	sc->clause->order.recorded = true;
	return true;
}
