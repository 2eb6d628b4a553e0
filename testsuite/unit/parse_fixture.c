// SPDX-License-Identifier: GPL-2.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "translator/lang/parse.h"
#include "parse_fixture.h"

static char *result;

static bool is_type(void *arg, const char *name)
{
	static const char *const types[] = { "int32_t", "pid_t", "dev_t", "code", "mod`type_t" };

	(void)arg;
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++) {
		if (!strcmp(name, types[i]))
			return true;
	}
	return false;
}

static const char *macro(void *arg, const char *name)
{
	static const char *const macros[][2] = {
		{ "target", "123" },
		{ "1", "read" },
		{ "2", "a:b:c" },
		{ "3", "pid_t" },
	};

	(void)arg;
	for (size_t i = 0; i < sizeof(macros) / sizeof(*macros); i++) {
		if (!strcmp(name, macros[i][0]))
			return macros[i][1];
	}
	return NULL;
}

struct parsed {
	void *ctx;
	struct diag *diag;
	struct node_list items;
};

static struct parsed parse(char mode, const char *name, const char *text)
{
	struct parse_env env = { .is_type = is_type, .macro = macro, .mode = mode };
	struct parsed parsed = { .ctx = talloc_new(NULL) };

	parsed.diag = diag_create(parsed.ctx);
	parse_source(parsed.ctx, parsed.diag, &env,
		     source_from_text(parsed.ctx, name, text, strlen(text)), &parsed.items);
	return parsed;
}

static char *printed(const struct parsed *parsed, bool dump)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	for (size_t i = 0; dump && i < parsed->items.n; i++)
		node_dump(out, parsed->items.items[i], 0);
	if (!dump)
		diag_print(parsed->diag, out, NULL);
	fclose(out);
	return text;
}

/* Indented lines to nested parentheses. */
static char *fold(const char *dump)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);
	int depth = -1;

	while (*dump) {
		int indent = (int)strspn(dump, " ") / 2;
		size_t len = strcspn(dump, "\n");

		for (; depth > indent && depth > 0; depth--)
			fputc(')', out);
		if (depth == indent)
			fputs(indent ? ") (" : "; ", out);
		else if (depth > indent)
			fputs(indent ? ") (" : "; ", out);
		else if (indent)
			fputs(" (", out);
		fwrite(dump + indent * 2, 1, len - indent * 2, out);
		depth = indent;
		dump += len + 1;
	}
	for (; depth > 0; depth--)
		fputc(')', out);
	fclose(out);
	return text;
}

const char *tree(char mode, const char *text)
{
	struct parsed parsed = parse(mode, NULL, text);
	char *dump = printed(&parsed, true), *problems = printed(&parsed, false);

	free(result);
	result = fold(dump);
	assert_string_equal(problems, "");
	free(dump);
	free(problems);
	talloc_free(parsed.ctx);
	return result;
}

const char *expr(const char *text)
{
	static const char head[] = "clause :::BEGIN (body (stmt (";
	char *clause = talloc_asprintf(NULL, "BEGIN { %s; }", text);
	const char *whole = tree('s', clause);
	size_t len = strlen(whole);

	talloc_free(clause);
	assert_true(len > sizeof(head) + 2);
	assert_memory_equal(whole, head, sizeof(head) - 1);
	result[len - 3] = '\0';
	return whole + sizeof(head) - 1;
}

const char *messages(char mode, const char *name, const char *text)
{
	struct parsed parsed = parse(mode, name, text);

	free(result);
	result = printed(&parsed, false);
	talloc_free(parsed.ctx);
	return result;
}

const char *errors(char mode, const char *text)
{
	char *all = strdup(messages(mode, "x", text)), *save = NULL;
	char *list = talloc_strdup(NULL, "");

	for (char *line = strtok_r(all, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		int row, column;
		char *tag = strrchr(line, '[');

		if (sscanf(line, "x:%d:%d: error:", &row, &column) == 2 && tag)
			list = talloc_asprintf_append(list, "%s%d:%d %.*s", *list ? ", " : "", row,
						      column, (int)strlen(tag) - 2, tag + 1);
	}
	free(all);
	free(result);
	result = strdup(list);
	talloc_free(list);
	return result;
}
