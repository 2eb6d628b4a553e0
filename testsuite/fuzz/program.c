// SPDX-License-Identifier: GPL-2.0-or-later
#include "program.h"

#include <string.h>
#include <talloc.h>

#include "translator/check/check.h"
#include "translator/lang/parse.h"

static const char *macro(void *arg, const char *name)
{
	(void)arg;
	return !strcmp(name, "pid") ? "4711" :
	       !strcmp(name, "1")   ? "12" :
	       !strcmp(name, "2")   ? "word" :
				      NULL;
}

static bool is_type(void *arg, const char *name)
{
	return type_named(arg, name) != NULL;
}

struct prog *program_of(void *ctx, const uint8_t *data, size_t size)
{
	static FILE *null;
	struct type_space *types = type_space_create(ctx, NULL, 256);
	struct node_list items = { 0 };
	struct parse_env env = { .arg = types, .is_type = is_type, .macro = macro, .mode = 's' };
	struct prog_text *text = talloc_zero(ctx, struct prog_text);
	struct check_request req = { .types = types,
				     .options = options_create(ctx),
				     .items = &items,
				     .texts = text,
				     .ntexts = 1,
				     .macro = macro };
	struct prog *prog = NULL;

	if (!null)
		null = fopen("/dev/null", "w");
	*text = (struct prog_text){ .text = "fuzz.d", .is_script = true };
	req.diag = diag_create(ctx);
	parse_source(ctx, req.diag, &env, source_from_text(ctx, "fuzz.d", (const char *)data, size),
		     &items);
	req.resolver = resolver_create(ctx, NULL, types);
	if (!diag_count(req.diag))
		prog = check_program(ctx, &req);
	diag_print(req.diag, null, "fuzz");
	return prog;
}
