// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The ABI's rules for what kernels pass.  A parameter that is an array is an __int128,
 * as C has no others.  BTF does not have a struct's own alignment, so that of the members counts.
 */
#include "passing.h"

#define WORD	8
#define CLASSED 2 /* words: what is larger is in memory */

enum class { CLASS_NONE, CLASS_SSE, CLASS_INTEGER };

static bool classify(const struct type *type, uint32_t offset, enum class *classes);

static bool classify_members(const struct type *type, uint32_t offset, enum class *classes)
{
	type = type_complete(type);
	for (uint32_t i = 0; i < type->nmembers; i++) {
		const struct type_member *m = &type->members[i];
		const uint32_t bit = offset * 8 + m->offset;

		if (m->bits) {
			const uint32_t last = (bit + m->bits - 1) / 64;

			for (uint32_t k = bit / 64; k <= last && k < CLASSED; k++)
				classes[k] = CLASS_INTEGER;
		} else if (!classify(m->type, bit / 8, classes)) {
			return false;
		}
	}
	return true;
}

/* The classes of the words that a value lies in; false: memory, as for unaligned members. */
static bool classify(const struct type *type, uint32_t offset, enum class *classes)
{
	type = type_strip(type);
	if (type_is_sou(type))
		return classify_members(type, offset, classes);
	if (type->kind == TYPE_ARRAY) {
		const uint32_t size = type_strip(type->ref)->size;

		for (uint32_t i = 0; size && i < type->n; i++)
			if (!classify(type->ref, offset + i * size, classes))
				return false;
		return true;
	}
	if (!type_is_scalar(type) || !type->size || type->size > WORD || offset % type->size)
		return false;
	if (type->kind != TYPE_FLOAT)
		classes[offset / WORD] = CLASS_INTEGER;
	else if (classes[offset / WORD] == CLASS_NONE)
		classes[offset / WORD] = CLASS_SSE;
	return true;
}

static bool in_registers(const struct type *type, enum class *classes)
{
	classes[0] = classes[1] = CLASS_NONE;
	return type_strip(type)->size <= CLASSED * WORD && classify(type, 0, classes);
}

static bool returns_in_memory(const struct type *type)
{
	enum class classes[CLASSED];

	return type_strip(type)->kind != TYPE_VOID && !in_registers(type, classes);
}

struct location passing_word(uint32_t n, const struct type *type)
{
	return n < RT_ARG_REGISTERS ? location_at(LOCATION_REGISTER, n, type) :
				      location_at(LOCATION_STACK, n - RT_ARG_REGISTERS, type);
}

uint32_t passing_number(const struct location *at)
{
	return at->kind == LOCATION_STACK ? RT_ARG_REGISTERS + at->n : at->n;
}

uint32_t passing_arguments(const struct type *function, struct location *ret)
{
	uint32_t registers = returns_in_memory(function->ref), stack = 0;

	for (uint32_t i = 0; i < function->n; i++) {
		const struct type *of = function->members[i].type, *type = type_strip(of);
		const uint32_t n = (type->size + WORD - 1) / WORD;
		enum class classes[CLASSED];
		uint32_t integers = 0, others = 0;

		if (in_registers(type, classes)) {
			for (uint32_t k = 0; k < n; k++) {
				integers += classes[k] == CLASS_INTEGER;
				others += classes[k] == CLASS_SSE;
			}
			if (registers + integers <= RT_ARG_REGISTERS) {
				ret[i] = others ? location_at(LOCATION_LOST, 0, of) :
						  passing_word(registers, of);
				registers += integers;
				continue;
			}
		}
		if (type->kind == TYPE_ARRAY) /* __int128 */
			stack += stack % 2;
		ret[i] = location_at(LOCATION_STACK, stack, of);
		stack += n;
	}
	return stack ? RT_ARG_REGISTERS + stack : registers;
}

/* Of the registers of results the runtime has the first. */
struct location passing_result(void *ctx, struct type_space *types, const struct type *function)
{
	const struct type *type = function->ref;
	enum class classes[CLASSED];

	if (returns_in_memory(type))
		return location_by(ctx, LOCATION_MEMORY,
				   location_at(LOCATION_RESULT, 0, type_pointer(types, type)), 0,
				   type);
	in_registers(type, classes);
	if (classes[0] == CLASS_SSE || type_strip(type)->size > WORD)
		return location_at(LOCATION_LOST, 0, type);
	return location_at(LOCATION_RESULT, 0, type);
}
