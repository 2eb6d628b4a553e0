// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * check_dump FILE [ARGUMENT …]: checks one D program without a kernel, against the
 * made-up probes of check_probes.c. Prints the typed program, or one line for each mistake,
 * "TAG line:column: sentence (hint)", and returns 1 then; the messages as users see them go to
 * standard error. The preprocessor's lines are read, with no folder to look for files but the own.
 * Clauses that call fire() are a library's, and make the stable probes that the
 * program's providers declare.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "translator/check/check.h"
#include "translator/lang/intern.h"
#include "translator/lang/parse.h"
#include "translator/lang/preprocess.h"
#include "translator/lang/source.h"
#include "translator/probes/stable.h"

static bool open_args; /* "--open-args" comes before the others */
static int nargs;
static char **args;

static const char *macro(void *arg, const char *name)
{
	int i = atoi(name);

	(void)arg;
	if (i >= 1 && i <= nargs)
		return args[i - 1];
	if (!strcmp(name, "pid"))
		return "4711";
	return NULL;
}

static bool is_type(void *arg, const char *name)
{
	struct type_space *types = arg;

	return type_named(types, name) != NULL;
}

/* Calls fire(), or assigns to self->__name first. */
static bool fires(const struct node *n)
{
	const struct node *stmt =
		n->kind == N_CLAUSE && n->clause.body.n ? n->clause.body.items[0] : NULL;
	const struct node *e = stmt && stmt->kind == N_EXPR_STMT ? stmt->stmt.expr : NULL;

	if (e && e->kind == N_ASSIGN && e->binary.left->kind == N_VAR && e->binary.left->var.name)
		return !strncmp(e->binary.left->var.name, "__", 2);
	return e && e->kind == N_CALL && !strcmp(e->call.name, "fire");
}

static void take_libraries(struct resolver *r, struct diag *diag, struct node_list *items)
{
	bool any = false;

	for (size_t i = 0; i < items->n; i++) {
		if (!fires(items->items[i]))
			continue;
		items->items[i]->clause.program = PROGRAM_LIBRARY;
		any = true;
	}
	if (any)
		stable_define(r, diag, items, NULL);
}

/* Of "file:line:col: error: sentence [TAG]", or without a place; its hint follows. */
static void report_error(char *line)
{
	char *tag = strrchr(line, '['), *place = strchr(line, ':');
	unsigned int row = 0, col = 0;

	sscanf(place, ":%u:%u", &row, &col);
	tag[-1] = '\0';
	printf("%.*s %u:%u: %s", (int)strcspn(tag + 1, "]"), tag + 1, row, col,
	       strstr(line, "error: ") + strlen("error: "));
	if (!row)
		putchar('\n');
}

/* Of the line below the source's, "      |    ^~~~ hint". */
static void report_hint(const char *line)
{
	const char *hint = strchr(strchr(line, '^'), ' ');

	if (hint)
		printf(" (%s)", hint + 1);
	putchar('\n');
}

static void report(struct diag *diag)
{
	static const char margin[] = "      | ";
	char *text = NULL;
	size_t size = 0;
	FILE *f = open_memstream(&text, &size);

	diag_print(diag, f, "check");
	fclose(f);
	fputs(text, stderr);
	for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
		if (strstr(line, ": error: ") && strstr(line, " [D_"))
			report_error(line);
		else if (!strncmp(line, margin, strlen(margin)) && strchr(line, '^'))
			report_hint(line);
	}
	free(text);
}

/* One check of the program in `source`; NULL after mistakes. */
static struct prog *check(void *ctx, struct diag *diag, const struct source *source,
			  struct check_widths *widths)
{
	struct type_space *types = type_space_create(ctx, NULL, 256);
	struct node_list items = { 0 };
	struct parse_env env = { .arg = types,
				 .is_type = is_type,
				 .macro = macro,
				 .open_args = open_args,
				 .mode = 's' };
	struct prog_text *text = talloc_zero(ctx, struct prog_text);
	struct check_request req = { .diag = diag,
				     .widths = widths,
				     .types = types,
				     .options = options_create(ctx),
				     .items = &items,
				     .texts = text,
				     .ntexts = 1,
				     .nargs = (uint32_t)nargs,
				     .open_args = open_args,
				     .macro = macro };

	text->is_script = true;
	parse_source(ctx, diag, &env, source, &items);
	if (diag_count(diag))
		return NULL;
	req.resolver = resolver_create(ctx, NULL, types);
	take_libraries(req.resolver, diag, &items);
	return diag_count(diag) ? NULL : check_program(ctx, &req);
}

int main(int argc, char **argv)
{
	void *ctx = talloc_new(NULL);
	struct check_widths *widths = check_widths_create(ctx);
	const char *err = NULL;
	const struct source *source;
	struct preprocess_request req = { 0 };
	struct diag *diag;
	struct prog *prog;

	if (argc < 2)
		return 2;
	open_args = argc > 2 && !strcmp(argv[2], "--open-args");
	nargs = argc - 2 - open_args;
	args = argv + 2 + open_args;
	source = source_from_file(ctx, argv[1], &err);
	if (!source) {
		fprintf(stderr, "check_dump: %s\n", err);
		return 2;
	}
	diag = req.diag = diag_create(ctx);
	source = preprocess_program(preprocess_create(ctx, &req), ctx, source);
	if (diag_count(diag)) {
		report(diag);
		talloc_free(ctx);
		return 1;
	}
	do {
		diag = diag_create(ctx);
		prog = check(ctx, diag, source, widths);
	} while (prog && check_widths_grown(widths));
	if (prog) {
		prog_dump(stdout, prog);
		prog_verify(prog);
	} else {
		report(diag);
	}
	talloc_free(ctx);
	return !prog;
}
