// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * parse_dump - prints the AST and the errors of D files, or of an argument:
 *   parse_dump FILE...
 *   parse_dump -n TEXT (also -f -m -P -i)
 * The types int32_t, pid_t, dev_t and those whose name ends in _t are known.
 */
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "translator/lang/parse.h"

static bool is_type(void *arg, const char *name)
{
	size_t len = strlen(name);

	(void)arg;
	return len > 2 && !strcmp(name + len - 2, "_t");
}

static const char *macro(void *arg, const char *name)
{
	(void)arg;
	return !strcmp(name, "target") ? "123" : !strcmp(name, "1") ? "read" : NULL;
}

int main(int argc, char **argv)
{
	struct parse_env env = { .is_type = is_type, .macro = macro, .mode = 's' };
	void *ctx = talloc_new(NULL);
	struct diag *diag = diag_create(ctx);
	struct node_list items = { 0 };
	unsigned int errors;

	for (int i = 1; i < argc; i++) {
		struct source *source;
		const char *err;

		if (argv[i][0] == '-' && argv[i][1] && argv[i + 1]) {
			env.mode = argv[i][1];
			i++;
			source = source_from_text(ctx, NULL, argv[i], strlen(argv[i]));
		} else {
			env.mode = 's';
			source = source_from_file(ctx, argv[i], &err);
		}
		if (source)
			parse_source(ctx, diag, &env, source, &items);
		else
			diag_fatal(diag, "%s", err);
		env.program++;
	}
	for (size_t i = 0; i < items.n; i++)
		node_dump(stdout, items.items[i], 0);
	fflush(stdout);
	diag_print(diag, stderr, NULL);
	errors = diag_count(diag);
	talloc_free(ctx);
	return errors ? 1 : 0;
}
