// SPDX-License-Identifier: GPL-2.0-or-later
#include "kit_parts.h"

#include <ctype.h>
#include <errno.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include "common/file.h"
#include "kbuild.h"
#include "kit_versions.h"
#include "run.h"
#include "trouble.h"

struct names {
	const char **v;
	size_t n;
};

struct part {
	const char *name; /* parts/NAME.c; "": the sample, which stands for scripts */
	const char *why;  /* it is left out; NULL: it is there */
	struct names defined, wanted;
	struct names needs; /* symbols of the kernel that it looks up: KSYM_NEEDS() */
};

struct kit_parts {
	const char *work, *to;
	struct part *parts;
	size_t n;
	struct kit_exports *exports;
};

static void add_name(void *ctx, struct names *names, const char *name, size_t len)
{
	names->v = talloc_realloc(ctx, names->v, const char *, names->n + 1);
	names->v[names->n++] = talloc_strndup(names->v, name, len);
}

static bool has_name(const struct names *names, const char *name)
{
	for (size_t i = 0; i < names->n; i++)
		if (!strcmp(names->v[i], name))
			return true;
	return false;
}

/* ------------------------------------------------------------------ what was said */

static const char *base_of(const char *path, size_t len)
{
	const char *base = path;

	for (size_t i = 0; i < len; i++)
		if (path[i] == '/')
			base = path + i + 1;
	return base;
}

/*
 * "FOLDER/FILE:LINE:COLUMN: [fatal ]error: TEXT [OPTION]" as "FILE:LINE: TEXT"; another line as it
 * is.
 */
static const char *short_error(void *ctx, const char *line)
{
	static const char word[] = "error: ", directive[] = "#error ";
	char *copy = talloc_strndup(ctx, line, strcspn(line, "\n")), *text = strstr(copy, word);
	char *end = strstr(copy, ": "), *option = strstr(copy, " [-W"), *colon;
	const char *base;

	if (!text || end >= text)
		return copy;
	*end = '\0';
	if (option)
		*option = '\0';
	base = base_of(copy, strlen(copy));
	colon = strchr(base, ':');
	colon = colon ? strchr(colon + 1, ':') : NULL;
	if (colon)
		*colon = '\0';
	text += sizeof(word) - 1;
	if (!strncmp(text, directive, sizeof(directive) - 1)) {
		text += sizeof(directive) - 1;
		text += *text == '"';
		text[strcspn(text, "\"")] = '\0';
	}
	return talloc_asprintf(ctx, "%s: %s", base, text);
}

/* The first error of a compiler, or else its first line. */
static const char *first_error(void *ctx, const char *log)
{
	const char *line = strstr(log, "error: ");

	while (line && line > log && line[-1] != '\n')
		line--;
	if (!line)
		line = log;
	return short_error(ctx, line);
}

/* What a tool said of a part; NULL: nothing. */
static char *said(struct kit_parts *k, const struct part *part, const char *suffix)
{
	char *text = file_read(k, talloc_asprintf(k, "%s/parts/%s.%s", k->work, part->name, suffix),
			       NULL);

	return text && *text ? text : NULL;
}

/* ------------------------------------------------------------------ what is in a part */

/*
 * A name that a line of C text at file level defines: nothing in the runtime's sources but the
 * beginning of a function or table begins at the left margin with its type.
 */
static void defined_by_line(struct kit_parts *k, struct part *part, const char *line)
{
	static const char *const others[] = { "static ", "extern ", "typedef " };
	const char *end = line + strcspn(line, "([=;\n"), *start;

	if (!isalpha((unsigned char)*line) || *end == '\n' || !*end)
		return;
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (!strncmp(line, others[i], strlen(others[i])))
			return;
	while (end > line && end[-1] == ' ')
		end--;
	for (start = end; start > line && (isalnum((unsigned char)start[-1]) || start[-1] == '_');)
		start--;
	if (start > line && end > start)
		add_name(k, &part->defined, start, (size_t)(end - start));
}

/* Of a part that there is no object of, from its text. */
static void read_sources(struct kit_parts *k, struct part *part)
{
	static const char include[] = "#include \"../";
	void *tmp = talloc_new(k);
	char *text =
		file_read(tmp, talloc_asprintf(tmp, "%s/parts/%s.c", k->work, part->name), NULL);

	for (const char *p = text; p && (p = strstr(p, include)); p++) {
		const char *file = p + sizeof(include) - 1;
		char *source = file_read(
			tmp,
			talloc_asprintf(tmp, "%s/%.*s", k->work, (int)strcspn(file, "\""), file),
			NULL);

		for (const char *line = source; line; line = strchr(line, '\n')) {
			line += *line == '\n';
			defined_by_line(k, part, line);
		}
	}
	talloc_free(tmp);
}

static struct part *part_named(struct kit_parts *k, const char *name, size_t len)
{
	for (size_t i = 0; i < k->n; i++)
		if (strlen(k->parts[i].name) == len && !strncmp(k->parts[i].name, name, len))
			return &k->parts[i];
	return NULL;
}

/* "FOLDER/NAME.o:ADDRESS T SYMBOL", with blanks for the address of what is not defined. */
static void read_symbol(struct kit_parts *k, const char *line)
{
	const char *colon = strchr(line, ':'),
		   *base = colon ? base_of(line, (size_t)(colon - line)) : NULL;
	struct part *part = base ? part_named(k, base, (size_t)(colon - base - 2)) : NULL;
	static const char mark[] = "ksym_needs_";
	char type, symbol[256];

	if (!part && base && !strncmp(base, "sample.o:", 9))
		part = part_named(k, "", 0);
	if (!part || (sscanf(colon + 1, "%*x %c %255s", &type, symbol) != 2 &&
		      sscanf(colon + 1, " %c %255s", &type, symbol) != 2))
		return;
	if (!strncmp(symbol, mark, sizeof(mark) - 1))
		add_name(k, &part->needs, symbol + sizeof(mark) - 1,
			 strlen(symbol) - sizeof(mark) + 1);
	else if (type != 'w' && type != 'v')
		add_name(k, type == 'U' ? &part->wanted : &part->defined, symbol, strlen(symbol));
}

static bool read_objects(struct kit_parts *k, const char **err)
{
	void *tmp = talloc_new(k);
	struct args *a = args_split(tmp, "sh -c");
	char *out, *text, *save;
	int status;

	args_add(a,
		 "cd \"$1\" && find \"$2/parts\" sample/sample.o -name '*.o' -exec nm -A -g {} + "
		 ">nm");
	args_add(a, "sh");
	args_add(a, k->work);
	args_add(a, k->to);
	status = run(tmp, NULL, a, &out);
	text = file_read(tmp, talloc_asprintf(tmp, "%s/nm", k->work), NULL);
	if (status || !text) {
		*err = trouble_tool(k, "nm", status, out, k->work);
		if (!*err)
			*err = talloc_asprintf(k, "the runtime's symbols could not be read: %s",
					       out);
	}
	for (char *line = *err ? NULL : strtok_r(text, "\n", &save); line;
	     line = strtok_r(NULL, "\n", &save))
		read_symbol(k, line);
	talloc_free(tmp);
	return !*err;
}

/* ------------------------------------------------------------------ who is left out */

/* Why there is no object. */
static const char *refused(struct kit_parts *k, const struct part *part, const char **err)
{
	const char *log = said(k, part, "objtool.log");

	if (!log)
		log = said(k, part, "o.log");
	if (!log) {
		*err = talloc_asprintf(
			k, "the compiler ended without a word about the runtime's %s.c; try again",
			part->name);
		return *err;
	}
	/* A tool that is missing, was ended or found no room has not refused anything. */
	*err = trouble_tool(k, "make", 1, log, k->work);
	return first_error(k, log);
}

static bool find_parts(struct kit_parts *k, const char **err)
{
	glob_t found;

	glob(talloc_asprintf(k, "%s/parts/*.c", k->work), 0, NULL, &found);
	k->parts = talloc_zero_array(k, struct part, found.gl_pathc + 1);
	for (size_t i = 0; i < found.gl_pathc && !*err; i++) {
		const char *base = base_of(found.gl_pathv[i], strlen(found.gl_pathv[i]));
		struct part *part = &k->parts[k->n++];

		part->name = talloc_strndup(k, base, strlen(base) - 2);
		if (!access(talloc_asprintf(k, "%s/parts/%s.o", k->to, part->name), R_OK))
			continue;
		part->why = refused(k, part, err);
		read_sources(k, part);
	}
	k->parts[k->n++].name = "";
	globfree(&found);
	return !*err;
}

/* Who defines the name: of several, one that is there. */
static const struct part *definer(const struct kit_parts *k, const char *name)
{
	const struct part *found = NULL;

	for (size_t i = 0; i < k->n; i++)
		if (has_name(&k->parts[i].defined, name) && (!found || found->why))
			found = &k->parts[i];
	return found;
}

/* Why the part cannot have the symbol; NULL: it can. */
static const char *no_symbol(struct kit_parts *k, const char *name)
{
	const struct part *other = definer(k, name);

	if (other && !other->why)
		return NULL;
	if (other)
		return talloc_asprintf(k, "it needs '%s' of the part '%s', which is left out: %s",
				       name, other->name, other->why);
	if (!strcmp(name, "rt_script") || !strcmp(name, "__this_module"))
		return NULL;
	return kit_exports_refusal(k, k->exports, name);
}

/* Until every part that is there has all that it needs. */
static void leave_out(struct kit_parts *k)
{
	bool changed;

	do {
		changed = false;
		for (size_t i = 0; i < k->n; i++) {
			struct part *part = &k->parts[i];

			for (size_t s = 0; s < part->wanted.n && !part->why; s++)
				part->why = no_symbol(k, part->wanted.v[s]);
			changed |= part->why && part->wanted.n;
			if (part->why)
				part->wanted.n = 0;
		}
	} while (changed);
}

static int compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What the parts that are there want of the kernel, sorted, a name per line. */
static char *wanted_list(struct kit_parts *k)
{
	struct names all = { 0 };
	char *list = talloc_strdup(k, "");

	for (size_t i = 0; i < k->n; i++)
		for (size_t s = 0; s < k->parts[i].wanted.n; s++)
			add_name(k, &all, k->parts[i].wanted.v[s], strlen(k->parts[i].wanted.v[s]));
	if (all.n)
		qsort(all.v, all.n, sizeof(*all.v), compare);
	for (size_t i = 0; i < all.n; i++)
		if ((!i || strcmp(all.v[i], all.v[i - 1]) != 0) && !definer(k, all.v[i]) &&
		    strcmp(all.v[i], "rt_script") != 0 && strcmp(all.v[i], "__this_module") != 0)
			list = talloc_asprintf_append_buffer(list, "%s\n", all.v[i]);
	return list;
}

/* All that the tools said stays in the cache, where the next one for the kernel replaces it. */
static const char *keep_log(struct kit_parts *k, const struct kbuild_request *req)
{
	char *path = talloc_asprintf(k, "%s/refused-%s.log", req->cache, req->release);
	char *text = talloc_strdup(k, "");

	for (size_t i = 0; i < k->n; i++) {
		const char *log = said(k, &k->parts[i], "o.log");
		const char *checked = said(k, &k->parts[i], "objtool.log");

		if (k->parts[i].why)
			text = talloc_asprintf_append_buffer(
				text, "== %s: %s\n%s%s", k->parts[i].name, k->parts[i].why,
				log ? log : "", checked ? checked : "");
	}
	return file_write(path, text, strlen(text)) ? path : NULL;
}

/* What no module can do without: these, with all that they need. */
static bool has_core(struct kit_parts *k, const struct kbuild_request *req, const char **err)
{
	static const char *const core[] = { "core", "absent", "" };
	const char *log;

	for (size_t i = 0; i < sizeof(core) / sizeof(*core); i++) {
		const struct part *part = part_named(k, core[i], strlen(core[i]));

		if (part && !part->why)
			continue;
		log = keep_log(k, req);
		*err = talloc_asprintf(
			k,
			"the core of dtap's runtime does not build for kernel %s (%s): this "
			"dtap is too old for that kernel; install a newer dtap, or boot an older "
			"kernel%s%s",
			req->release, part ? part->why : "its source is missing",
			log ? ". All that the tools said is in " : "", log ? log : "");
		return false;
	}
	return true;
}

static bool write_symbols(struct kit_parts *k, const char **err)
{
	char *list = wanted_list(k);

	for (size_t i = 0; i < k->n; i++)
		if (k->parts[i].why)
			unlink(talloc_asprintf(k, "%s/parts/%s.o", k->to, k->parts[i].name));
	if (file_write(talloc_asprintf(k, "%s/symbols", k->to), list, strlen(list)))
		return true;
	*err = trouble_disk(k, errno, k->to);
	return false;
}

struct kit_parts *kit_parts_settle(void *ctx, const struct kbuild_request *req, const char *work,
				   const char *to, const char **err)
{
	struct kit_parts *k = talloc_zero(ctx, struct kit_parts);

	k->work = work;
	k->to = to;
	if (!find_parts(k, err) || !read_objects(k, err))
		return NULL;
	k->exports = kit_exports_read(k, req->headers, wanted_list(k), err);
	if (!k->exports)
		return NULL;
	leave_out(k);
	return has_core(k, req, err) && write_symbols(k, err) ? k : NULL;
}

const struct kit_exports *kit_parts_exports(const struct kit_parts *parts)
{
	return parts->exports;
}

static void record_names(FILE *f, const char *word, const struct names *names)
{
	for (size_t i = 0; i < names->n; i++)
		fprintf(f, "%s %s\n", word, names->v[i]);
}

/* Whether the part wants something that only the other defines. */
static bool uses(const struct kit_parts *k, const struct part *part, const struct part *other)
{
	for (size_t i = 0; part != other && i < part->wanted.n; i++)
		if (has_name(&other->defined, part->wanted.v[i]) &&
		    definer(k, part->wanted.v[i]) == other)
			return true;
	return false;
}

void kit_parts_record(const struct kit_parts *k, FILE *f)
{
	for (size_t i = 0; i < k->n; i++) {
		const struct part *part = &k->parts[i];

		if (!*part->name)
			continue;
		fprintf(f, "part %s\n", part->name);
		if (part->why)
			fprintf(f, "left %s\n", part->why);
		record_names(f, "has", &part->defined);
		record_names(f, "needs", &part->needs);
		for (size_t other = 0; other < k->n; other++)
			if (uses(k, part, &k->parts[other]))
				fprintf(f, "uses %s\n", k->parts[other].name);
	}
}
