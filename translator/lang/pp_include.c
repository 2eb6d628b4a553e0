// SPDX-License-Identifier: GPL-2.0-or-later
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <talloc.h>

#include "common/array.h"
#include "common/message.h"
#include "pp.h"
#include "pp_macro.h"

/* Files in files. Each is read once, so that this is a mistake in how they were made. */
#define DEPTH_MAX 64

/* "NAME" or <NAME>, as the line has it or as macros make it; false: the line has neither. */
static bool read_name(struct preprocess *p, void *ctx, const struct source *source, struct loc loc,
		      const char *text, size_t len, const char **name, bool *quoted)
{
	struct pp_tokens list = pp_token_list(ctx, text, len);
	const char *line, *close;
	bool again = true;

	if (list.n && list.items[0].kind == PP_WORD) {
		list = pp_macro_list(p, ctx, source, loc, &list);
		again = false;
	}
	/* Between the brackets blanks count, and // is not a comment. */
	line = pp_token_text(ctx, &list);
	if (again) {
		line = talloc_strndup(ctx, text, len);
		line += strspn(line, " \t\f\v\r");
	}
	if (*line != '"' && *line != '<')
		return false;
	*quoted = *line == '"';
	close = strchr(line + 1, *quoted ? '"' : '>');
	if (!close || close == line + 1)
		return false;
	*name = talloc_strndup(ctx, line + 1, close - line - 1);
	list = pp_token_list(ctx, close + 1, strlen(close + 1));
	return !list.n;
}

static const char *in_folder(void *ctx, const char *folder, const char *name)
{
	const size_t len = strlen(folder);

	if (!len || name[0] == '/')
		return name;
	return talloc_asprintf(ctx, "%s%s%s", folder, folder[len - 1] == '/' ? "" : "/", name);
}

/* The folder of a file, as its name has it; "": that where dtap runs, also for standard input. */
static const char *folder_of(void *ctx, const struct source *source)
{
	const char *slash = source->name ? strrchr(source->name, '/') : NULL;

	return slash && strcmp(source->name, "/dev/stdin") ?
		       talloc_strndup(ctx, source->name, slash - source->name + 1) :
		       "";
}

static bool is_missing(const char *path, struct stat *st)
{
	return stat(path, st) && (errno == ENOENT || errno == ENOTDIR);
}

/* Says where was looked, and what helps. */
static void missing(struct preprocess *p, void *ctx, struct loc loc, const char *name,
		    const char *const *looked, size_t n)
{
	const char *dot = strrchr(name, '.');
	char *hint = talloc_strdup(ctx, n ? "looked in " : "");
	struct stat st;

	for (size_t i = 0; i < n; i++)
		hint = talloc_asprintf_append(hint, "%s%s", i ? ", " : "",
					      *looked[i] ? looked[i] : ".");
	if (p->req.libraries && !is_missing(in_folder(ctx, p->req.libraries, name), &st))
		hint = "dtap's own libraries are read when they are used: leave this out";
	else if (dot && !strcmp(dot, ".h"))
		hint = talloc_asprintf_append(hint, "%sC's headers are read with -C",
					      n ? "; " : "");
	else if (!n && *name != '/')
		hint = "-L names a folder of such files";
	diag_error(p->req.diag, loc, D_INCLUDE, *hint ? hint : NULL,
		   "there is no file '%s' to include", name);
}

/* NULL: said why. */
static const char *find(struct preprocess *p, void *ctx, struct loc loc, const char *name,
			bool quoted)
{
	const char **looked = talloc_array(ctx, const char *, p->req.nfolders + 1);
	struct stat st;
	size_t n = 0;

	if (*name == '/' && !is_missing(name, &st))
		return name;
	if (quoted && *name != '/')
		looked[n++] = folder_of(ctx, loc.source);
	for (size_t i = 0; *name != '/' && i < p->req.nfolders; i++)
		looked[n++] = p->req.folders[i];
	for (size_t i = 0; i < n; i++) {
		const char *path = in_folder(ctx, looked[i], name);

		if (!is_missing(path, &st))
			return path;
	}
	missing(p, ctx, loc, name, looked, n);
	return NULL;
}

/* Notes a file; false: it was noted before. */
static bool note(struct preprocess *p, const struct stat *st)
{
	for (size_t i = 0; i < p->nfiles; i++)
		if (p->files[i].device == st->st_dev && p->files[i].number == st->st_ino)
			return false;
	array_add(p, p->files, p->nfiles) =
		(struct pp_file){ .device = st->st_dev, .number = st->st_ino };
	return true;
}

void pp_include_program(struct preprocess *p, const struct source *program)
{
	struct stat st;

	if (program->name && !stat(program->name, &st))
		note(p, &st);
}

static void read_file(struct preprocess *p, struct loc loc, const char *path)
{
	struct source *file;
	const char *err;
	struct stat st;

	if (!stat(path, &st) && !note(p, &st))
		return;
	file = source_from_file(p, path, &err);
	if (!file) {
		diag_error(p->req.diag, loc, D_INCLUDE, NULL, "%s", err);
		return;
	}
	file->from = loc.source;
	file->from_at = loc.begin;
	array_add(p, p->included, p->nincluded) = file;
	if (p->req.shows_names)
		message_print(stderr, "%.*s %s", (int)p->depth + 1,
			      "................................................................",
			      path);
	p->depth++;
	pp_read(p, file);
	p->depth--;
}

void pp_include(struct preprocess *p, const struct source *source, uint32_t begin, uint32_t end,
		const char *text, size_t len)
{
	const struct loc loc = pp_loc(source, begin, end);
	void *scratch = talloc_new(p);
	const char *name, *path;
	bool quoted;

	p->changed = true;
	if (!read_name(p, scratch, source, loc, text, len, &name, &quoted)) {
		diag_error(p->req.diag, loc, D_INCLUDE, NULL,
			   "a file is included by #include \"FILE\" or #include <FILE>");
	} else if (p->depth >= DEPTH_MAX) {
		pp_limit(p, loc, "files include each other more than 64 deep");
	} else {
		path = find(p, scratch, loc, name, quoted);
		if (path)
			read_file(p, loc, path);
	}
	talloc_free(scratch);
}
