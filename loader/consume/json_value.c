// SPDX-License-Identifier: GPL-2.0-or-later
#include "json_value.h"

#include <string.h>

#include "loader/format/fmt.h"
#include "loader/symbols/ksym.h"
#include "loader/symbols/symbol.h"
#include "loader/format/typevalue.h"
#include "loader/symbols/usym.h"

/* ------------------------------------------------------------------ places */

static void write_place(struct json *j, u64 address, const char *module, const char *symbol,
			u64 offset)
{
	json_out_open(j, '{');
	json_out_key(j, "addr");
	json_out_address(j, address);
	json_out_key(j, "symbol");
	json_out_text(j, symbol);
	json_out_key(j, "offset");
	if (symbol)
		json_out_unsigned(j, offset);
	else
		json_out_null(j);
	json_out_key(j, "module");
	json_out_text(j, module);
	json_out_close(j, '}');
}

static void write_kernel(struct json *j, u64 address)
{
	struct ksym_result r;

	if (ksym_find(address, &r))
		write_place(j, address, r.module, r.name, r.offset);
	else
		write_place(j, address, NULL, NULL, 0);
}

static void write_user(struct json *j, u64 pid, u64 address)
{
	struct usym_result r;

	if (usym_find(pid, address, &r))
		write_place(j, address, r.object, r.name, r.offset);
	else
		write_place(j, address, NULL, NULL, 0);
}

static void write_stack(struct json *j, const struct value *v)
{
	u64 pc;

	json_out_open(j, '[');
	for (u32 i = 0; i < v->len && (pc = value_pc(v, i)); i++)
		if (v->kind == META_USTACK)
			write_user(j, v->pid, pc);
		else if (!symbol_is_own(v, pc))
			write_kernel(j, pc);
	json_out_close(j, ']');
}

void json_value(struct json *j, const struct value *v)
{
	switch (v->kind) {
	case META_INT:
		if (v->is_float)
			json_out_real(j, typevalue_float(v->number, v->size));
		else if (v->is_signed)
			json_out_signed(j, (s64)v->number);
		else
			json_out_unsigned(j, v->number);
		return;
	case META_STRING:
		json_out_string(j, v->data, fmt_text_length(v));
		return;
	case META_STACK:
	case META_USTACK:
		write_stack(j, v);
		return;
	case META_SYM:
	case META_MOD:
		write_kernel(j, v->number);
		return;
	case META_USYM:
	case META_UMOD:
	case META_UADDR:
		write_user(j, v->pid, v->number);
		return;
	case META_BYTES:
		if (!value_is_chars(v) || !value_is_text(v))
			break;
		json_out_string(j, v->data, fmt_text_length(v));
		return;
	case META_KINDS:
		break;
	}
	json_out_open(j, '{');
	json_out_key(j, "bytes");
	json_out_bytes(j, v->data, v->len);
	json_out_close(j, '}');
}

/* ------------------------------------------------------------------- types */

struct typed {
	struct json *json;
	const struct meta *meta;
	const unsigned char *bytes;
	size_t size;
	int depth;
	uint64_t budget; /* values that may still be shown; the rest are null */
};

static void write_object(struct typed *w, uint32_t index, size_t at,
			 const struct meta_member *field);

static bool is_block(const struct meta_type *t)
{
	return t->kind == TYPE_STRUCT || t->kind == TYPE_UNION || t->kind == TYPE_ARRAY;
}

/* Members of members without a name are the outer struct's. */
static void write_members(struct typed *w, const struct meta_type *t, size_t at)
{
	for (uint32_t i = 0; i < t->nmembers && w->budget; i++) {
		const struct meta_member *m = &t->members[i];
		const struct meta_type *type = typevalue_resolve(w->meta, m->type);
		const size_t start = m->bits ? at : at + m->off / 8;

		if (*m->name) {
			json_out_key(w->json, m->name);
			write_object(w, m->type, start, m->bits ? m : NULL);
		} else if (is_block(type) && w->depth < TYPE_DEPTH_LIMIT) {
			w->budget--;
			w->depth++;
			write_members(w, type, start);
			w->depth--;
		}
	}
}

static void write_elements(struct typed *w, const struct meta_type *t, size_t at)
{
	const struct meta_type *element = typevalue_resolve(w->meta, t->ref);
	const size_t left = at < w->size ? w->size - at : 0;

	if (element->is_char) {
		json_out_string(w->json, w->bytes + at,
				strnlen((const char *)w->bytes + at, t->n < left ? t->n : left));
		return;
	}
	json_out_open(w->json, '[');
	for (uint32_t i = 0;
	     element->size && w->budget && i < t->n && (size_t)i * element->size < left; i++)
		write_object(w, t->ref, at + (size_t)i * element->size, NULL);
	json_out_close(w->json, ']');
}

static void write_block(struct typed *w, const struct meta_type *t, size_t at)
{
	w->depth++;
	if (t->kind == TYPE_ARRAY) {
		write_elements(w, t, at);
	} else {
		json_out_open(w->json, '{');
		write_members(w, t, at);
		json_out_close(w->json, '}');
	}
	w->depth--;
}

static void write_scalar(struct typed *w, const struct meta_type *t, uint64_t n)
{
	const char *enumerator = typevalue_enumerator(t, n);

	if (t->kind == TYPE_POINTER)
		json_out_address(w->json, n);
	else if (t->kind == TYPE_FLOAT)
		json_out_real(w->json, typevalue_float(n, t->size));
	else if (enumerator)
		json_out_text(w->json, enumerator);
	else if (t->is_signed)
		json_out_signed(w->json, (int64_t)n);
	else
		json_out_unsigned(w->json, n);
}

/* field: the object is this bit-field of the structure at `at`. */
static void write_object(struct typed *w, uint32_t index, size_t at,
			 const struct meta_member *field)
{
	const struct meta_type *t = typevalue_resolve(w->meta, index);

	w->budget -= w->budget > 0;
	if (!w->budget || w->depth > TYPE_DEPTH_LIMIT || at >= w->size)
		json_out_null(w->json);
	else if (is_block(t))
		write_block(w, t, at);
	else if (t->kind == TYPE_STRING)
		json_out_string(w->json, w->bytes + at,
				strnlen((const char *)w->bytes + at,
					t->size < w->size - at ? t->size : w->size - at));
	else if (!t->size || t->size > 8 || (!field && t->size > w->size - at))
		json_out_null(w->json);
	else if (field)
		write_scalar(w, t,
			     typevalue_load_bits(w->bytes, w->size, 8 * at + field->off,
						 field->bits, t->is_signed));
	else
		write_scalar(w, t, typevalue_load(w->bytes + at, t->size, t->is_signed));
}

void json_typed(struct json *j, const struct meta *meta, uint32_t type, const unsigned char *bytes,
		size_t size)
{
	struct typed w = {
		.json = j,
		.meta = meta,
		.bytes = bytes,
		.size = size,
		.budget = type_budget(size),
	};

	write_object(&w, type, 0, NULL);
}
