// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What is printed of a program besides its data: as it was read, as it was understood, how stable
 * it is.
 */
#include <errno.h>
#include <string.h>
#include <talloc.h>

#include "common/message.h"
#include "config.h"
#include "driver.h"
#include "paths.h"
#include "translator/lang/preprocess.h"
#include "translator/lang/source.h"
#include "translator/probes/library.h"

/* Bits of option tree. */
#define TREE_PARSED 1
#define TREE_TYPED  2

static bool cannot_write(const char *path)
{
	message_print(stderr, "dtap: cannot write %s: %s", path, strerror(errno));
	return false;
}

FILE *driver_output(struct driver *d)
{
	FILE *f = d->cmd.output ? fopen(d->cmd.output, "ae") : stdout;

	if (!f)
		cannot_write(d->cmd.output);
	return f;
}

bool driver_output_close(struct driver *d, FILE *f)
{
	bool ok = !fflush(f) && !ferror(f);

	if (!ok)
		cannot_write(d->cmd.output ? d->cmd.output : "to standard output");
	if (f != stdout && f != stderr)
		fclose(f);
	return ok;
}

struct told {
	FILE *out;
	bool any;
};

static void print_mentioned(void *arg, const char *name, struct loc loc)
{
	struct told *told = arg;
	const char *file;
	uint32_t line, col;

	if (!told->any)
		fprintf(told->out, "Library definitions:\n\n");
	told->any = true;
	source_place(loc.source, loc.begin, &file, &line, &col);
	message_lines(told->out, "\t%s (%s:%u)", name, file, line);
}

/* Files that the programs include, names that they have of libraries. */
static void print_origins(const struct driver *d, FILE *out)
{
	struct told told = { .out = out };

	driver_print_included(d, out);
	if (d->shelf)
		library_mentioned(d->shelf, d->sources, d->cmd.nprograms, print_mentioned, &told);
	if (told.any)
		fprintf(out, "\n");
}

static void print_stability(const struct driver *d, FILE *out)
{
	for (size_t i = 0; i < d->cmd.nprograms; i++) {
		const struct prog_text *t = &d->texts[i];

		fprintf(out, "\nStability attributes for %s %s:\n",
			t->is_script ? "script" : "description", t->text);
		attributes_print(out, "Minimum Probe Description Attributes", t->descriptions);
		attributes_print(out, "Minimum Statement Attributes", t->statements);
		fprintf(out, "\n");
	}
}

/* -d: the programs without the libraries, an empty line between what is not one line. */
static void print_program(const struct driver *d, FILE *out)
{
	for (size_t i = d->first; i < d->items.n; i++) {
		const struct node *n = d->items.items[i];

		if (i > d->first && (n->kind == N_CLAUSE || n->kind == N_TRANSLATOR))
			fprintf(out, "\n");
		node_print(out, n);
	}
}

/* Whether a line of the programs, or of what cpp has included, says it. */
static bool is_included(const struct loc *loc)
{
	const struct source *own = source_origin(loc->source, loc->begin, loc->end).source;
	const char *file;
	uint32_t line, col;

	source_place(loc->source, loc->begin, &file, &line, &col);
	return own->name && file && strcmp(file, own->name) != 0;
}

/* Options ctypes and dtypes: types that included C, and D itself, declares. */
static bool write_types(const struct driver *d, const char *option, bool included)
{
	const char *path = options_text(d->options, option);
	FILE *out;
	bool ok;

	if (!path)
		return true;
	out = fopen(path, "we");
	for (size_t i = 0; out && i < d->items.n; i++) {
		const struct node *n = d->items.items[i];
		bool is_type =
			n->kind == N_DECL && ((n->decl.storage & DECL_TYPEDEF) || !n->decl.name);

		if (is_type && is_included(&n->loc) == included)
			node_print(out, n);
	}
	ok = out && !fflush(out) && !ferror(out);
	if (!ok)
		cannot_write(path);
	if (out)
		fclose(out);
	return ok;
}

bool driver_show(struct driver *d)
{
	const uint64_t tree = options_number(d->options, "tree");
	FILE *out;

	for (size_t i = d->first; (tree & TREE_PARSED) && i < d->items.n; i++)
		node_dump(stderr, d->items.items[i], 0);
	if (d->cmd.show || options_flag(d->options, "verbose") || (tree & TREE_TYPED))
		prog_dump(stderr, d->prog);
	if (!write_types(d, "ctypes", true) || !write_types(d, "dtypes", false))
		return false;
	if (!d->cmd.desugar && !(d->cmd.verbose && !d->cmd.list))
		return true;
	/* Structured output is the loader's alone. */
	out = !strcmp(options_text(d->options, "format"), "text") ? driver_output(d) : stderr;
	if (!out)
		return false;
	if (d->cmd.desugar)
		print_program(d, out);
	if (d->cmd.verbose && !d->cmd.list) {
		print_stability(d, out);
		print_origins(d, out);
	}
	return driver_output_close(d, out);
}

int driver_version(struct driver *d)
{
	const char *trouble, *cache;

	printf("dtap: D 2.0, dtap %s\n", PACKAGE_VERSION);
	if (d->cmd.verbose) {
		cache = paths_cache(d, &trouble);
		message_print(stdout, "dtap: libraries in %s", paths_tapsets(d));
		message_print(stdout, "dtap: runtime in %s", paths_runtime(d));
		message_print(stdout, "dtap: loader is %s", paths_loader(d));
		if (cache)
			message_print(stdout, "dtap: cache in %s", cache);
		else
			message_print(stdout, "dtap: cache in no folder: %s", trouble);
	}
	return fflush(stdout) || ferror(stdout);
}
