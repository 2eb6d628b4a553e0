// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * fuzz_emit - the bytes are a script; C and metadata of what the checker accepts are made. The
 * metadata must be JSON, and the C, for which a compiler would take too long, must have its
 * brackets in pairs. With the folder $FUZZ_C each text is left there, for a compiler to look at
 * afterwards.
 */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "codegen/codegen.h"
#include "translator/prog/prog.h"
#include "program.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The end of a literal or comment that begins at p; else p. */
static const char *skip(const char *p)
{
	char quote = *p;

	if (p[0] == '/' && p[1] == '*') {
		p = strstr(p + 2, "*/");
		if (!p)
			abort();
		return p + 1;
	}
	if (quote != '"' && quote != '\'')
		return p;
	for (p++; *p != quote; p++) {
		if (!*p || *p == '\n')
			abort();
		p += *p == '\\';
	}
	return p;
}

static void check_brackets(const char *c)
{
	char open[256];
	size_t n = 0;

	for (const char *p = c; *p; p++) {
		p = skip(p);
		if (strchr("([{", *p)) {
			if (n == sizeof(open))
				abort();
			open[n++] = *p == '(' ? ')' : *p == '[' ? ']' : '}';
		} else if (strchr(")]}", *p) && (!n || open[--n] != *p)) {
			abort();
		}
	}
	if (n)
		abort();
}

static void leave(const char *folder, const char *c)
{
	static unsigned int number;
	char *path = talloc_asprintf(NULL, "%s/%u.c", folder, number++);
	FILE *f = fopen(path, "w");

	if (f) {
		fputs(c, f);
		fclose(f);
	}
	talloc_free(path);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	void *ctx = talloc_new(NULL);
	struct prog *prog = program_of(ctx, data, size);
	const char *folder = getenv("FUZZ_C");
	char *c, *meta;
	size_t len;
	json_t *json;

	if (prog) {
		prog->module = "dtap_00000000";
		c = codegen_c(ctx, prog, NULL, &len);
		if (strlen(c) != len)
			abort();
		check_brackets(c);
		if (folder)
			leave(folder, c);
		meta = codegen_metadata(ctx, prog, &len);
		json = json_loadb(meta, len, 0, NULL);
		if (!json)
			abort();
		json_decref(json);
	}
	talloc_free(ctx);
	return 0;
}
