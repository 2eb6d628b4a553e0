// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * dtaprun --info: what a module will do, for whoever is to run it; for programs `dtap info` prints
 * the metadata themselves.  Nothing is loaded, and no privilege is needed.
 */
#define _GNU_SOURCE 1
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "common/array.h"
#include "common/message.h"
#include "common/must.h"
#include "common/scope.h"
#include "common/words.h"
#include "loader/host/memory.h"
#include "loader/host/say.h"
#include "loader/load/image.h"
#include "loader/loader.h"
#include "loader/meta/runopt.h"

#define PROVIDERS_LISTED 64 /* a program that is not made to be listed has no more */

/* Whose lines are being printed; "" from the second one on. */
struct page {
	const char *heading;
};

/* What is in it comes from a file that somebody has sent. */
static void line(struct page *p, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void line(struct page *p, const char *format, ...)
{
	scope_free char *text = NULL, *safe = NULL;
	va_list args;
	size_t n;

	va_start(args, format);
	text = must(talloc_vasprintf(NULL, format, args));
	va_end(args);
	n = strlen(text);
	safe = must(talloc_array(NULL, char, 4 * n + 1));
	printf("%-10s %.*s\n", p->heading, (int)message_escape(safe, 4 * n, text, n, ""), safe);
	p->heading = "";
}

static void begin(struct page *p, const char *heading)
{
	p->heading = heading;
}

/* Adds a word to a list of them, in ctx. */
static void add_word(void *ctx, char **list, const char *word)
{
	if (*list)
		*list = must(talloc_asprintf_append(*list, ", %s", word));
	else
		*list = must(talloc_strdup(ctx, word));
}

/* -------------------------------------------------------------- the host */

static void print_host(struct page *p, const struct image *image, const struct meta *meta)
{
	char why[IMAGE_WHY];

	begin(p, "module:");
	line(p, "%s, made of %s", meta->module,
	     meta->script ? meta->script : "words of the command line");
	begin(p, "kernel:");
	line(p, "%s%s%s%s%s", meta->release, *meta->arch ? ", " : "", meta->arch,
	     *meta->build_id ? ", build-id " : "", meta->build_id);
	begin(p, "this host:");
	if (image_fits_kernel(image, meta, why))
		line(p, "runs that kernel");
	else
		line(p, "refuses the module, which %s", why);
}

static bool names_target(const struct meta *meta)
{
	for (u32 i = 0; i < meta->nmacros; i++)
		if (!strcmp(meta->macros[i].name, "target"))
			return true;
	return false;
}

/* What the module keeps of the options of its build. */
static void take_options(struct runopts *options, const struct meta *meta)
{
	runopt_init(options);
	for (u32 i = 0; i < meta->noptions; i++) {
		const struct meta_option *o = &meta->options[i];

		runopt_set(options, o->name, *o->value ? o->value : NULL, RUNOPT_BUILD);
	}
}

static void print_needs(struct page *p, const struct meta *meta)
{
	struct runopts options;

	take_options(&options, meta);
	begin(p, "needs:");
	line(p, "root, or the capabilities CAP_SYS_MODULE and CAP_DAC_OVERRIDE%s",
	     meta->perf ? ", and for arguments of sdt probes CAP_PERFMON" : "");
	if (meta->destructive && runopt_get(&options, destructive))
		line(p, meta->overrides ?
				"no -w: that it changes what functions of the kernel return is "
				"allowed by option guru of the script or its build" :
				"no -w: its destructive actions are allowed by option destructive "
				"of the script or its build");
	else if (meta->destructive)
		line(p, meta->overrides ? "-w, since it changes what functions of the kernel "
					  "return (return with a value)" :
					  "-w, since it has destructive actions");
	if (names_target(meta))
		line(p, "-c or -p, where $target is to be a process");
}

/* ------------------------------------------------------------- the program */

static int by_provider(const void *a, const void *b)
{
	const struct meta_group *const *ga = a, *const *gb = b;

	return strcmp((*ga)->prov, (*gb)->prov);
}

static void print_probes(struct page *p, void *ctx, const struct meta *meta)
{
	const struct meta_group **groups =
		must(talloc_array(ctx, const struct meta_group *, meta->ngroups + 1));
	u32 nlisted = 0;
	char *list = NULL;

	for (u32 i = 0; i < meta->ngroups; i++)
		groups[i] = &meta->groups[i];
	begin(p, "program:");
	for (u32 i = 0; i < meta->nprograms; i++)
		line(p, "%s '%s' matched %u probe%s",
		     meta->programs[i].is_script ? "script" : "description", meta->programs[i].text,
		     meta->programs[i].matched, meta->programs[i].matched == 1 ? "" : "s");
	qsort(groups, meta->ngroups, sizeof(*groups), by_provider);
	for (u32 i = 0, end; i < meta->ngroups; i = end) {
		u64 n = 0;

		for (end = i; end < meta->ngroups && !by_provider(&groups[i], &groups[end]); end++)
			n += groups[end]->nprobes;
		if (!n || nlisted++ >= PROVIDERS_LISTED)
			continue;
		scope_free char *word =
			must(talloc_asprintf(NULL, "%s (%llu)", groups[i]->prov, n));

		add_word(ctx, &list, word);
	}
	if (nlisted > PROVIDERS_LISTED)
		add_word(ctx, &list, "and more");
	begin(p, "probes:");
	line(p, "%s", list ? list : "none");
}

/* Calls fn for each action. */
static void each_action(const struct meta *meta,
			void (*fn)(void *arg, const struct meta_action *action), void *arg)
{
	for (u32 i = 0; i < meta->nrecords; i++)
		for (u32 k = 0; k < meta->records[i].nactions; k++)
			fn(arg, &meta->records[i].actions[k]);
}

static void note_action(void *arg, const struct meta_action *a)
{
	((bool *)arg)[a->act] = true;
}

/* For lines about one action that has a format. */
struct format_lines {
	struct page *page;
	const struct meta *meta;
	enum meta_act act;
};

static void print_format(void *arg, const struct meta_action *a)
{
	struct format_lines *f = arg;

	if (a->act == f->act)
		line(f->page, "%s", f->meta->formats[a->format]);
}

static void print_actions(struct page *p, void *ctx, const struct meta *meta)
{
	struct format_lines commands = { p, meta, ACT_SYSTEM }, files = { p, meta, ACT_FREOPEN };
	bool used[ACT_COUNT] = { false };
	char *list = NULL;

	each_action(meta, note_action, used);
	for (u32 act = 0; act < ACT_COUNT; act++)
		if (used[act])
			add_word(ctx, &list, words_action[act]);
	if (list) {
		begin(p, "actions:");
		line(p, "%s", list);
	}
	begin(p, "commands:");
	each_action(meta, print_format, &commands);
	begin(p, "files:");
	each_action(meta, print_format, &files);
	begin(p, "totals:");
	for (u32 i = 0; i < meta->naggs; i++)
		line(p, "@%s = %s(), %u key%s", meta->aggs[i].name,
		     words_aggfunc[meta->aggs[i].func], meta->aggs[i].nkeys,
		     meta->aggs[i].nkeys == 1 ? "" : "s");
}

/* ---------------------------------------------------------------- the call */

/* 0: it is none. */
static unsigned long argument_number(const struct meta_macro *m)
{
	const char *name = m->name + strspn(m->name, "$");

	return isdigit((unsigned char)*name) ? strtoul(name, NULL, 10) : 0;
}

static void print_argument(struct page *p, const struct meta *meta, const struct meta_macro *m)
{
	scope_free char *type = NULL, *dflt = NULL;

	if (m->is_string)
		type = must(talloc_asprintf(NULL, "a string of at most %u bytes", meta->strsize));
	else
		type = must(talloc_asprintf(NULL, "an integer of %d bits",
					    m->open || m->value != (int32_t)m->value ? 64 : 32));
	if (m->is_string)
		dflt = must(talloc_asprintf(NULL, "\"%s\"", m->text));
	else
		dflt = must(talloc_asprintf(NULL, "%lld", (long long)m->value));
	if (m->fixed)
		line(p, "$%s: only %s, which the module is built for", m->name, dflt);
	else if (m->needed)
		line(p, "$%s: %s, which must be given", m->name, type);
	else
		line(p, "$%s: %s; without, it is %s", m->name, type, dflt);
}

static int by_number(const void *a, const void *b)
{
	const struct meta_macro *const *ma = a, *const *mb = b;
	const unsigned long na = argument_number(*ma), nb = argument_number(*mb);

	return (na > nb) - (na < nb);
}

/* In the order of a command line. */
static void print_arguments(struct page *p, void *ctx, const struct meta *meta)
{
	const struct meta_macro **macros =
		must(talloc_array(ctx, const struct meta_macro *, meta->nmacros + 1));
	u32 n = 0;

	for (u32 i = 0; i < meta->nmacros; i++)
		if (argument_number(&meta->macros[i]))
			macros[n++] = &meta->macros[i];
	qsort(macros, n, sizeof(*macros), by_number);
	begin(p, "arguments:");
	for (u32 i = 0; i < n; i++)
		print_argument(p, meta, macros[i]);
	if (*p->heading)
		line(p, "none");
}

static void print_call(struct page *p, void *ctx, const struct meta *meta)
{
	struct runopts options;
	char size[MEMORY_TEXT];

	print_arguments(p, ctx, meta);
	take_options(&options, meta);
	begin(p, "options:");
	for (u32 i = 0; i < meta->noptions; i++)
		line(p, "%s%s%s", meta->options[i].name, *meta->options[i].value ? "=" : "",
		     meta->options[i].value);
	begin(p, "buffers:");
	line(p, "%s for each CPU (-b)", memory_text(runopt_get(&options, bufsize), size));
}

int loader_describe(const char *path)
{
	scope_free void *ctx = must(talloc_new(NULL));
	struct image image;
	struct page page;
	struct meta *meta;
	char why[300];

	if (!image_open(&image, path))
		return EXIT_FAILURE;
	meta = meta_parse(ctx, image.bytes + image.meta, image.meta_size, why, sizeof(why));
	if (meta) {
		print_host(&page, &image, meta);
		print_needs(&page, meta);
		print_probes(&page, ctx, meta);
		print_actions(&page, ctx, meta);
		print_call(&page, ctx, meta);
	} else {
		say("%s: its metadata are damaged: %s", path, why);
	}
	image_close(&image);
	if (fflush(stdout)) {
		say("failed to write: %s", strerror(errno));
		return EXIT_FAILURE;
	}
	return meta ? EXIT_SUCCESS : EXIT_FAILURE;
}
