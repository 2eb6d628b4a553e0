// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * fuzz_parse - the first byte chooses where the text is from, the rest is D, with what is
 * for the preprocessor.  The AST is dumped and the errors are printed, so that every node
 * and place is visited; both must stay within the source and the bounds of ast.h.
 */
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "translator/lang/parse.h"
#include "translator/lang/preprocess.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_type(void *arg, const char *name)
{
	size_t len = strlen(name);

	(void)arg;
	return !strcmp(name, "code") || (len > 2 && !strcmp(name + len - 2, "_t"));
}

static const char *macro(void *arg, const char *name)
{
	(void)arg;
	return !strcmp(name, "target") ? "123" : !strcmp(name, "1") ? "pid_t" : NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char modes[] = "snfmPi";
	static FILE *null;
	struct parse_env env = { .is_type = is_type, .macro = macro };
	struct preprocess_request req = { .is_library = true }; /* reads no files */
	struct node_list items = { 0 };
	const struct source *source;
	struct diag *diag;
	void *ctx;

	if (!size)
		return 0;
	if (!null)
		null = fopen("/dev/null", "w");
	ctx = talloc_new(NULL);
	diag = diag_create(ctx);
	env.mode = modes[data[0] % 6];
	source = source_from_text(ctx, data[0] & 0x80 ? "fuzz.d" : NULL, (const char *)data + 1,
				  size - 1);
	req.diag = diag;
	source = preprocess_program(preprocess_create(ctx, &req), ctx, source);
	parse_source(ctx, diag, &env, source, &items);
	for (size_t i = 0; i < items.n; i++) {
		if (items.items[i]->height > AST_HEIGHT_MAX && !diag_count(diag))
			abort();
		node_dump(null, items.items[i], 0);
	}
	diag_print(diag, null, "fuzz");
	talloc_free(ctx);
	return 0;
}
