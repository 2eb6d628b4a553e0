// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "typeprint.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "loader/symbols/ksym.h"
#include "typevalue.h"

#define FIRST_COLUMN 44
#define LOOKS	     1024 /* at each byte: members of unions, structures in structures */

struct printer {
	struct out *out;
	const struct meta *meta;
	const unsigned char *bytes;
	size_t size;
	int depth;
	uint64_t budget; /* values that may still be shown */
	uint64_t looks;	 /* bytes that may still be looked at for zeros */
	bool cut;	 /* the end of the bytes was met, and said */
};

static void print_object(struct printer *p, const char *name, uint32_t index, size_t at,
			 const struct meta_member *field);

static const char *type_name(const struct meta_type *t)
{
	if (*t->name)
		return t->name;
	return t->kind == TYPE_UNION ? "union" : t->kind == TYPE_ENUM ? "enum" : "struct";
}

static bool is_zero(const unsigned char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (bytes[i])
			return false;
	return true;
}

static void print_scalar(struct printer *p, const struct meta_type *t, uint64_t n)
{
	const char *enumerator = typevalue_enumerator(t, n);
	struct ksym_result symbol;

	if (t->kind == TYPE_POINTER) {
		if (t->is_func && ksym_find(n, &symbol) && !symbol.offset)
			out_text(p->out, "%s`%s", symbol.module, symbol.name);
		else
			out_text(p->out, "0x%" PRIx64, n);
		return;
	}
	if (t->kind == TYPE_FLOAT)
		out_text(p->out, "%g", typevalue_float(n, t->size));
	else if (enumerator)
		out_text(p->out, "%s", enumerator);
	else if (t->is_char && n < 0x80 && isprint((int)n))
		out_text(p->out, "'%c'", (int)n);
	else if (t->is_char)
		out_text(p->out, "'\\%03o'", (unsigned int)(n & 0xff));
	else if (t->is_signed)
		out_text(p->out, "%" PRId64, (int64_t)n);
	else
		out_text(p->out, "%" PRIu64, n);
}

static void indent(struct printer *p)
{
	out_text(p->out, "%*s", FIRST_COLUMN + p->depth, "");
}

static void print_cut(struct printer *p)
{
	if (p->cut)
		return;
	p->cut = true;
	indent(p);
	out_text(p->out, "...\n");
}

/* Members that overlap, as no compiler lays them out, would be looked at again and again. */
static bool is_left_out(struct printer *p, size_t at, size_t size)
{
	if (at + size > p->size)
		return false;
	if (size > p->looks) {
		print_cut(p);
		return true;
	}
	p->looks -= size;
	return is_zero(p->bytes + at, size);
}

static void print_members(struct printer *p, const struct meta_type *t, size_t at)
{
	for (uint32_t i = 0; i < t->nmembers && !p->cut; i++) {
		const struct meta_member *m = &t->members[i];
		const struct meta_type *type = typevalue_resolve(p->meta, m->type);
		const size_t start = at + m->off / 8;

		if (start >= p->size && type->size) {
			print_cut(p);
			return;
		}
		if (m->bits ? !typevalue_load_bits(p->bytes, p->size, 8 * at + m->off, m->bits,
						   false) :
			      is_left_out(p, start, type->size))
			continue;
		print_object(p, m->name, m->type, m->bits ? at : start, m->bits ? m : NULL);
	}
}

static void print_elements(struct printer *p, const struct meta_type *t, size_t at)
{
	const struct meta_type *element = typevalue_resolve(p->meta, t->ref);

	for (uint32_t i = 0; i < t->n && !p->cut; i++) {
		const size_t start = at + (size_t)i * element->size;

		if (start >= p->size) {
			if (element->size)
				print_cut(p);
			return;
		}
		if (element->is_char && !p->bytes[start])
			return;
		print_object(p, "", t->ref, start, NULL);
	}
}

static void print_text(struct printer *p, size_t at, uint32_t size)
{
	const size_t left = p->size - at < size ? p->size - at : size;

	out_text(p->out, "\"%.*s\"", (int)strnlen((const char *)p->bytes + at, left),
		 (const char *)p->bytes + at);
}

/* field: the object is this bit-field of the structure at `at`. */
static void print_object(struct printer *p, const char *name, uint32_t index, size_t at,
			 const struct meta_member *field)
{
	const struct meta_type *t = typevalue_resolve(p->meta, index);
	const char *const comma = p->depth ? "," : "";
	const bool block = t->kind == TYPE_STRUCT || t->kind == TYPE_UNION || t->kind == TYPE_ARRAY;
	const bool scalar = !block && t->size && t->size <= 8 && t->kind != TYPE_STRING;

	if (!p->budget || p->depth > TYPE_DEPTH_LIMIT || at > p->size ||
	    (scalar && !field && t->size > p->size - at)) {
		print_cut(p);
		return;
	}
	p->budget--;
	indent(p);
	if (*name)
		out_text(p->out, ".%s = ", name);
	out_text(p->out, "(%s)", type_name(&p->meta->types[index]));
	if (block) {
		const bool array = t->kind == TYPE_ARRAY;

		out_text(p->out, " %c\n", array ? '[' : '{');
		p->depth++;
		if (array)
			print_elements(p, t, at);
		else
			print_members(p, t, at);
		p->depth--;
		indent(p);
		out_text(p->out, "%c%s\n", array ? ']' : '}', comma);
		return;
	}
	if (t->kind == TYPE_STRING)
		print_text(p, at, t->size);
	else if (scalar)
		print_scalar(p, t,
			     field ? typevalue_load_bits(p->bytes, p->size, 8 * at + field->off,
							 field->bits, t->is_signed) :
				     typevalue_load(p->bytes + at, t->size, t->is_signed));
	out_text(p->out, "%s\n", comma);
}

void typeprint(struct out *out, const struct meta *meta, uint32_t type, const unsigned char *bytes,
	       size_t size)
{
	struct printer p = {
		.out = out,
		.meta = meta,
		.bytes = size ? bytes : (const unsigned char *)"",
		.size = size,
		.budget = type_budget(size),
		.looks = LOOKS * ((uint64_t)size + 64),
	};

	print_object(&p, "", type, 0, NULL);
}
