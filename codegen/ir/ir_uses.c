// SPDX-License-Identifier: GPL-2.0-or-later
#include "ir_uses.h"

#include <string.h>

/*
 * Functions of rt.h that neither fault nor record nor look at the running clause's number; a
 * trailing * stands for anything.  What is missing here only costs a few instructions.
 */
static const char *const plain[] = {
	"rt_agg_*",	    "rt_argn",	 "rt_caller",	    "rt_cpu_number", "rt_curthread",
	"rt_execname",	    "rt_gid",	 "rt_key_execname", "rt_key_self",   "rt_name",
	"rt_nspid",	    "rt_percpu", "rt_pid",	    "rt_ppid",	     "rt_stack_args",
	"rt_streq",	    "rt_tid",	 "rt_timestamp",    "rt_uid",	     "rt_var_*",
	"rt_walltimestamp",
};

static bool is_plain(const char *name)
{
	for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++) {
		size_t n = strlen(plain[i]);

		if (plain[i][n - 1] == '*' ? !strncmp(name, plain[i], n - 1) :
					     !strcmp(name, plain[i]))
			return true;
	}
	return false;
}

static uint32_t call_uses(const char *name)
{
	uint32_t uses = is_plain(name) ? 0 : IR_MAY_FAULT;

	if (strstr(name, "timestamp"))
		uses |= IR_READS_TIME;
	if (!strcmp(name, "rt_strtok"))
		uses |= IR_CUTS_TOKEN;
	return uses;
}

static uint32_t expr_uses(const struct ir_expr *e)
{
	uint32_t uses = 0;

	if (!e)
		return 0;
	if (e->kind == IX_CALL)
		uses |= call_uses(e->text);
	/* Names may read the context, as the probe's row; only its arguments are always there. */
	if (e->kind == IX_NAME && strstr(e->text, "ctx->") && strncmp(e->text, "ctx->args", 9))
		uses |= IR_MAY_FAULT;
	uses |= expr_uses(e->a) | expr_uses(e->b) | expr_uses(e->c);
	for (uint32_t i = 0; i < e->nargs; i++)
		uses |= expr_uses(e->args[i]);
	return uses;
}

static uint32_t block_uses(const struct ir_block *block)
{
	uint32_t uses = 0;

	for (const struct ir_stmt *s = block ? block->first : NULL; s; s = s->next) {
		if (s->kind == IS_CHECK)
			uses |= IR_MAY_FAULT;
		uses |= expr_uses(s->a) | expr_uses(s->b) | block_uses(s->yes) | block_uses(s->no);
	}
	return uses;
}

uint32_t ir_uses(const struct ir_func *func)
{
	return block_uses(&func->body);
}
