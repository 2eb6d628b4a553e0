// SPDX-License-Identifier: GPL-2.0-or-later
#include "lower_priv.h"

#include <assert.h>
#include <string.h>

/*
 * Arguments of a runtime function, one letter each: s string, u u64, i s64, c u32;
 * then, for those that may be left out, I s64 and a flag whether it is there,
 * x a size, any when absent, 0 and t an s64 that is 0 or ten when absent.
 */
static const struct subr {
	const char *name, *args;
	enum ir_type type;
	bool faults; /* takes a site */
	bool string; /* makes a string in scratch memory */
} subrs[] = {
	[SUBR_ALLOCA] = { "rt_alloca", "u", IT_U64, .faults = true },
	[SUBR_BCOPY] = { "rt_bcopy", "uuu", IT_VOID, .faults = true },
	[SUBR_COPYIN] = { "rt_copyin", "uu", IT_U64, .faults = true },
	[SUBR_COPYINTO] = { "rt_copyinto", "uuu", IT_VOID, .faults = true },
	[SUBR_COPYINSTR] = { "rt_copyinstr", "ux", IT_STR, .faults = true, .string = true },
	[SUBR_COPYOUT] = { "rt_copyout", "uuu", IT_VOID, .faults = true },
	[SUBR_COPYOUTSTR] = { "rt_copyoutstr", "suu", IT_VOID, .faults = true },
	[SUBR_STRLEN] = { "rt_strlen", "s", IT_U64, .faults = true },
	[SUBR_STRJOIN] = { "rt_strjoin", "ss", IT_STR, .faults = true, .string = true },
	[SUBR_SUBSTR] = { "rt_substr", "siI", IT_STR, .faults = true, .string = true },
	[SUBR_STRSTR] = { "rt_strstr", "ss", IT_STR, .faults = true, .string = true },
	[SUBR_STRCHR] = { "rt_strchr", "sc", IT_STR, .faults = true, .string = true },
	[SUBR_STRRCHR] = { "rt_strrchr", "sc", IT_STR, .faults = true, .string = true },
	[SUBR_INDEX] = { "rt_index", "ssI", IT_S32, .faults = true },
	[SUBR_RINDEX] = { "rt_rindex", "ssI", IT_S32, .faults = true },
	[SUBR_BASENAME] = { "rt_basename", "s", IT_STR, .faults = true, .string = true },
	[SUBR_DIRNAME] = { "rt_dirname", "s", IT_STR, .faults = true, .string = true },
	[SUBR_CLEANPATH] = { "rt_cleanpath", "s", IT_STR, .faults = true, .string = true },
	[SUBR_STRTOK] = { "rt_strtok", "ss", IT_STR, .faults = true, .string = true },
	[SUBR_TOUPPER] = { "rt_toupper", "s", IT_STR, .faults = true, .string = true },
	[SUBR_TOLOWER] = { "rt_tolower", "s", IT_STR, .faults = true, .string = true },
	[SUBR_LLTOSTR] = { "rt_lltostr", "it", IT_STR, .faults = true, .string = true },
	[SUBR_STRTOLL] = { "rt_strtoll", "st", IT_S64, .faults = true },
	[SUBR_INET_NTOA] = { "rt_inet_ntoa", "u", IT_STR, .faults = true, .string = true },
	[SUBR_INET_NTOA6] = { "rt_inet_ntoa6", "u0", IT_STR, .faults = true, .string = true },
	[SUBR_INET_NTOP] = { "rt_inet_ntop", "iu", IT_STR, .faults = true, .string = true },
	[SUBR_LINK_NTOP] = { "rt_link_ntop", "iu", IT_STR, .faults = true, .string = true },
	[SUBR_JSON] = { "rt_json", "ss", IT_STR, .faults = true, .string = true },
	[SUBR_D_PATH] = { "rt_d_path", "u", IT_STR, .faults = true, .string = true },
	[SUBR_D_MOUNT] = { "rt_d_mount", "u", IT_STR, .faults = true, .string = true },
	[SUBR_RAND] = { "rt_rand", "", IT_U64, .faults = false },
	[SUBR_PROGENYOF] = { "rt_progenyof", "i", IT_S32, .faults = false },
	[SUBR_SPECULATION] = { "rt_speculation", "", IT_U32, .faults = false },
	[SUBR_MUTEX_OWNED] = { "rt_mutex_owned", "u", IT_S32, .faults = true },
	[SUBR_MUTEX_OWNER] = { "rt_mutex_owner", "u", IT_U64, .faults = true },
	[SUBR_RW_READ_HELD] = { "rt_rw_read_held", "u", IT_S32, .faults = true },
	[SUBR_RW_WRITE_HELD] = { "rt_rw_write_held", "u", IT_S32, .faults = true },
	[SUBR_HTONS] = { "__builtin_bswap16", NULL, IT_U16, .faults = false },
	[SUBR_HTONL] = { "__builtin_bswap32", NULL, IT_U32, .faults = false },
	[SUBR_HTONLL] = { "__builtin_bswap64", NULL, IT_U64, .faults = false },
	[SUBR_STORE] = { "rt_store", NULL, IT_VOID, .faults = true },
	[SUBR_STRING_FROM] = { "rt_string_from", "si", IT_STR, .faults = true },
	[SUBR_STRING_BLOCK] = { "rt_string_block", "s", IT_U64, .faults = true, .string = true },
	[SUBR_BYTES_BLOCK] = { "rt_bytes_block", "uu", IT_U64, .faults = true },
};

/* Sizes that only the run knows: what they may take of scratch memory. */
#define SCRATCH_UNKNOWN 8192
#define BLOCK_ENTRY	8 /* bytes in the table of blocks */

static void count_scratch(struct lower *l, const struct prog_expr *e, const struct subr *subr)
{
	const struct prog_expr *size = NULL;

	if (subr->string)
		lower_use_scratch(l, l->prog->strsize + 8);
	if (e->subr == SUBR_ALLOCA)
		size = e->a[0];
	else if (e->subr == SUBR_COPYIN || e->subr == SUBR_BYTES_BLOCK)
		size = e->a[1];
	if (!size)
		return;
	if (l->prog->scratchsize && e->subr != SUBR_BYTES_BLOCK) {
		/* Together they have no more. */
		lower_use_scratch(l, BLOCK_ENTRY + (l->asked ? 0 : l->prog->scratchsize + 8));
		l->asked = true;
		return;
	}
	while (size->kind == PX_CAST)
		size = size->a[0];
	lower_use_scratch(l, size->kind == PX_INT && size->value >= 0 ?
				     (uint64_t)size->value + 8 + BLOCK_ENTRY :
				     SCRATCH_UNKNOWN);
}

static void add(struct ir_expr *call, struct ir_expr *arg)
{
	assert(call->nargs < IR_MAX_ARGS);
	call->args[call->nargs++] = arg;
}

static void add_args(struct lower *l, struct ir_expr *call, const struct prog_expr *e,
		     const char *spec)
{
	struct ir_expr *v[IR_MAX_ARGS];
	uint32_t n = e->na;

	assert(n <= strlen(spec));
	lower_operands(l, e->a, n, v);
	for (uint32_t i = 0; spec[i]; i++) {
		bool given = i < n;

		switch (spec[i]) {
		case 's':
			add(call, v[i]);
			break;
		case 'u':
			add(call, given ? ir_cast(l->ctx, IT_U64, v[i]) :
					  ir_int(l->ctx, IT_U64, l->prog->strsize));
			break;
		case 'c':
			add(call, ir_cast(l->ctx, IT_U32, v[i]));
			break;
		case 'i':
			add(call, ir_cast(l->ctx, IT_S64, v[i]));
			break;
		case 'I':
			add(call,
			    given ? ir_cast(l->ctx, IT_S64, v[i]) : ir_int(l->ctx, IT_S64, 0));
			add(call, ir_name(l->ctx, IT_S32, given ? "true" : "false"));
			break;
		case 'x':
			add(call, given ? ir_cast(l->ctx, IT_U64, v[i]) :
					  ir_name(l->ctx, IT_U64, "RT_ANY_SIZE"));
			break;
		case '0':
		case 't':
			add(call, given ? ir_cast(l->ctx, IT_S64, v[i]) :
					  ir_int(l->ctx, IT_S64, spec[i] == 't' ? 10 : 0));
			break;
		}
	}
}

static struct ir_expr *swap(struct lower *l, const struct prog_expr *e, const struct subr *subr)
{
	struct ir_expr *v = ir_cast(l->ctx, subr->type, lower_value(l, e->a[0]));

	return ir_cast(l->ctx, ir_type_of(e->type),
		       ir_call_plain(l->ctx, subr->type, subr->name, v, NULL));
}

/* *p = v into scratch memory: the value goes through a temporary that has an address. */
static struct ir_expr *store(struct lower *l, const struct prog_expr *e)
{
	const struct type *type = type_strip(e->a[1]->type);
	struct ir_expr *v[2], *source, *call;
	uint32_t size = type->size;

	lower_operands(l, e->a, 1, v);
	v[0] = ir_cast(l->ctx, IT_U64, v[0]);
	if (lower_has_effect(e->a[1]) && !ir_is_const(v[0])) {
		struct ir_expr *t = lower_temp(l, IT_U64);

		ir_assign(l->ctx, l->block, t, "=", v[0]);
		v[0] = t;
	}
	if (ir_type_of(type) == IT_VOID) {
		v[1] = source = lower_bytes(l, e->a[1], size);
	} else {
		v[1] = lower_temp(l, ir_type_of(type));
		ir_assign(l->ctx, l->block, v[1], "=", lower_value(l, e->a[1]));
		source = ir_name(l->ctx, IT_BYTES, "&%s", v[1]->local->name);
	}
	call = ir_call(l->ctx, IT_VOID, "rt_store", v[0], source, lower_u32(l, size),
		       lower_site_arg(l, e), NULL);
	lower_note(ir_eval(l->ctx, l->block, call), e->loc);
	lower_check(l);
	return v[1];
}

/* Only NULL as written goes on with what is left of a string. */
static const char *called(struct lower *l, const struct prog_expr *e, const struct subr *subr)
{
	if (e->subr == SUBR_STRTOK && e->a[0]->kind != PX_NULLSTR && lower_nullable(l, e->a[0]))
		return "rt_strtok_of";
	return subr->name;
}

struct ir_expr *lower_call(struct lower *l, const struct prog_expr *e, bool want)
{
	const struct subr *subr = &subrs[e->subr];
	enum ir_type type = subr->type;
	struct ir_expr *call;

	if (e->subr == SUBR_STORE)
		return store(l, e);
	if (!subr->args)
		return swap(l, e, subr);
	if (e->subr == SUBR_SPECULATION)
		l->out->uses_spec = true;
	call = ir_call(l->ctx, subr->type, called(l, e, subr), NULL);
	add_args(l, call, e, subr->args);
	if (subr->faults)
		add(call, lower_site_arg(l, e));
	count_scratch(l, e, subr);
	if (type != IT_STR)
		type = ir_type_of(e->type);
	return lower_result(l, e, call, type, subr->faults, want && type != IT_VOID);
}
