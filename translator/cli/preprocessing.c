// SPDX-License-Identifier: GPL-2.0-or-later
/* What flags and options say to the preprocessor, and what it says. */
#include <string.h>
#include <talloc.h>

#include "common/array.h"
#include "common/message.h"
#include "driver.h"
#include "paths.h"
#include "translator/lang/preprocess.h"

struct words {
	const char **items;
	size_t n;
};

static void add_option(struct driver *d, const char *name, const char *value,
		       struct preprocess_request *req, struct words *folders, struct words *words)
{
	if (!strcmp(name, "define"))
		array_add(d, words->items, words->n) = talloc_asprintf(d, "-D%s", value);
	else if (!strcmp(name, "undef"))
		array_add(d, words->items, words->n) = talloc_asprintf(d, "-U%s", value);
	else if (!strcmp(name, "incdir"))
		array_add(d, folders->items, folders->n) = value;
	else if (!strcmp(name, "cpphdrs"))
		req->shows_names = true;
}

struct preprocess *driver_preprocess(struct driver *d)
{
	const char *system = options_text(d->options, "syslibdir"), *name, *value;
	struct preprocess_request req = { .diag = d->diag };
	struct words folders = { 0 }, words = { 0 };

	for (unsigned int i = 0; i < options_count(d->options); i++) {
		options_get(d->options, i, &name, &value);
		add_option(d, name, value ? value : "", &req, &folders, &words);
	}
	for (size_t i = 0; i < d->cmd.ncpp; i++) {
		const char *word = d->cmd.cpp[i];

		if (word[1] == 'I')
			array_add(d, folders.items, folders.n) = word + 2;
		else if (word[1] == 'H')
			req.shows_names = true;
		else
			array_add(d, words.items, words.n) = word;
	}
	for (size_t i = 0; i < d->cmd.nlibdirs; i++)
		array_add(d, folders.items, folders.n) = d->cmd.libdirs[i];
	for (unsigned int i = 0; i < options_count(d->options); i++) {
		options_get(d->options, i, &name, &value);
		if (!strcmp(name, "libdir"))
			array_add(d, folders.items, folders.n) = value;
	}
	req.folders = folders.items;
	req.nfolders = folders.n;
	req.words = words.items;
	req.nwords = words.n;
	req.libraries = system ? system : paths_tapsets(d);
	return preprocess_create(d, &req);
}

void driver_print_included(const struct driver *d, FILE *out)
{
	const struct source *file;

	for (size_t i = 0; (file = preprocess_included(d->preprocess, i)); i++) {
		const char *from;
		uint32_t line, col;

		if (!i)
			fprintf(out, "Included files:\n\n");
		source_place(file->from, file->from_at, &from, &line, &col);
		message_lines(out, "\t%s (from %s:%u)", file->name, from ? from : "command line",
			      line);
	}
	if (preprocess_included(d->preprocess, 0))
		fprintf(out, "\n");
}
