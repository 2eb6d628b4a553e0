// SPDX-License-Identifier: GPL-2.0-or-later
#include "driver.h"

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <talloc.h>
#include <time.h>
#include <unistd.h>

#include "common/module_name.h"
#include "translator/check/check.h"
#include "codegen/codegen.h"
#include "codegen/build/kbuild.h"
#include "common/identity.h"
#include "common/message.h"
#include "config.h"
#include "translator/lang/cpp.h"
#include "translator/probes/library.h"
#include "modcache.h"
#include "translator/lang/parse.h"
#include "paths.h"
#include "translator/lang/preprocess.h"
#include "translator/probes/provider.h"
#include "translator/probes/stable.h"

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

void driver_debug(const struct driver *d, const char *format, ...)
{
	va_list args;

	if (!options_flag(d->options, "debug"))
		return;
	va_start(args, format);
	message_print(stderr, "dtap DEBUG: %s", talloc_vasprintf(d->options, format, args));
	va_end(args);
}

void driver_stage(void *driver, const char *name)
{
	struct driver *d = driver;
	double now = now_ms();

	if (!d->started) {
		d->started = d->last = now;
		return;
	}
	if (d->cmd.timing)
		fprintf(stderr, "%-12s %8.1f ms\n", name ? name : "total",
			now - (name ? d->last : d->started));
	d->last = now;
}

bool driver_report(struct driver *d)
{
	if (options_flag(d->options, "errtags"))
		diag_tags_first(d->diag);
	diag_print(d->diag, stderr, "dtap");
	return !diag_count(d->diag);
}

bool driver_fail(const char *what)
{
	message_print(stderr, "dtap: %s", what);
	return false;
}

bool driver_fail_in_tool(const char *what)
{
	message_lines(stderr, "dtap: %s", what);
	return false;
}

/* Said before the work of translating; in a virtual machine there are others. */
static bool check_processes(struct driver *d)
{
	for (size_t i = 0; i < d->cmd.npids && !d->cmd.vm; i++)
		if (kill(atoi(d->cmd.pids[i]), 0) && errno == ESRCH)
			return driver_fail(
				talloc_asprintf(d,
						"failed to attach to process %s: there is no "
						"such process",
						d->cmd.pids[i]));
	return true;
}

/* A loader that is started after this says it of run-time options. */
static void pass_over(void *driver, const char *variable, const char *why)
{
	struct driver *d = driver;
	char *name = talloc_strdup(d, strstr(variable, "_OPT_") + 5);
	const struct option_info *info;

	for (char *p = name; *p; p++)
		*p = (char)tolower((unsigned char)*p);
	info = option_find(name);
	if (info && info->phase >= OPT_BUILT && !d->cmd.build && !d->cmd.vm && !d->cmd.list &&
	    !d->cmd.check_only && !d->cmd.emit_c)
		return;
	driver_fail(talloc_asprintf(d, "%s in the environment passed over: %s", variable, why));
}

bool driver_options(struct driver *d)
{
	const char *why, *trouble;

	driver_stage(d, NULL);
	d->diag = diag_create(d);
	d->options = options_create(d);
	options_environment(d->options, (const char *const *)environ, pass_over, d);
	for (size_t i = 0; i < d->cmd.noptions; i++) {
		const struct option_arg *o = &d->cmd.options[i];

		if (!options_set(d->options, o->name, o->value, &why))
			return driver_fail(
				talloc_asprintf(d, "failed to set -x %s: %s", o->name, why));
	}
	if (d->cmd.list) /* says itself what matches nothing */
		options_set(d->options, "zdefs", NULL, &why);
	d->cache = paths_cache(d, &trouble);
	if (!d->cache)
		return driver_fail(trouble);
	if (trouble && !options_flag(d->options, "quiet"))
		driver_fail(trouble);
	d->modules = modcache_open(d, d->cache, &trouble);
	if (!d->modules)
		return driver_fail(trouble);
	return check_processes(d);
}

/* What DTrace prints of a description: up to the predicate or the body, here without blanks. */
static const char *short_text(void *ctx, const char *text)
{
	static const char blanks[] = " \t\r\n";
	size_t len;

	text += strspn(text, blanks);
	len = strcspn(text, "/{;");
	while (len && strchr(blanks, text[len - 1]))
		len--;
	return talloc_strndup(ctx, text, len);
}

static void left_out(const char *why)
{
	driver_fail(why);
}

static bool exists(void *driver, const char *kind, const char *name)
{
	const struct driver *d = driver;

	return resolve_exists(d->resolver, kind, name) ||
	       (!strcmp(kind, "provider") && library_provides(d->shelf, name));
}

/* Those taken after the first `from`, for -x debug. */
static void debug_libraries(struct driver *d, size_t from)
{
	const struct source *const *libs;
	size_t n;

	libs = library_taken(d->shelf, &n);
	for (size_t i = from; i < n; i++)
		driver_debug(d, "library %s", libs[i]->name);
}

/* Folders of -L, then those of the option, then dtap's own or the one in its place. */
bool driver_libraries(struct driver *d)
{
	const char *system = options_text(d->options, "syslibdir"), *name, *value, *err = NULL;
	const struct source *included;
	const char **dirs =
		talloc_array(d, const char *, d->cmd.nlibdirs + options_count(d->options) + 1);
	size_t n = 0;

	if (options_flag(d->options, "nolibs"))
		return true;
	while (n < d->cmd.nlibdirs) {
		dirs[n] = d->cmd.libdirs[n];
		n++;
	}
	for (unsigned int i = 0; i < options_count(d->options); i++) {
		options_get(d->options, i, &name, &value);
		if (!strcmp(name, "libdir"))
			dirs[n++] = value;
	}
	dirs[n++] = system ? system : paths_tapsets(d);
	d->shelf = library_shelf(d, dirs, n, d->diag, left_out, &err);
	if (!d->shelf)
		return driver_fail(err);
	for (size_t i = 0; (included = preprocess_included(d->preprocess, i)); i++)
		library_is_included(d->shelf, included->name);
	for (size_t i = 0; i < d->cmd.nprograms; i++)
		library_use(d->shelf, d->sources[i]);
	debug_libraries(d, 0);
	return true;
}

bool driver_sources(struct driver *d)
{
	size_t n = d->cmd.nprograms;

	d->texts = talloc_zero_array(d, struct prog_text, n + 1);
	d->written = talloc_zero_array(d, const struct source *, n + 1);
	d->sources = talloc_zero_array(d, const struct source *, n + 1);
	d->preprocess = driver_preprocess(d);
	d->macros = (struct macros){ .name = "dtap",
				     .args = d->cmd.args,
				     .nargs = d->cmd.nargs,
				     .target = d->cmd.npids ? d->cmd.pids[0] : "0",
				     .ctx = d,
				     .read = talloc_zero_array(d, bool, d->cmd.nargs + 1) };
	for (size_t i = 0; i < n; i++) {
		const struct program_arg *p = &d->cmd.programs[i];
		struct source *s;
		const char *err;

		d->texts[i].is_script = p->mode == 's';
		d->texts[i].text = p->mode == 's' ? p->text : short_text(d, p->text);
		if (p->mode != 's') {
			d->written[i] = source_from_text(d, NULL, p->text, strlen(p->text));
			d->sources[i] = preprocess_program(d->preprocess, d, d->written[i]);
			continue;
		}
		s = source_from_file(d, p->text, &err);
		if (!s)
			return driver_fail(err);
		d->macros.name = p->text;
		d->written[i] = s;
		if (d->cmd.preprocess || options_flag(d->options, "cpp")) {
			s = cpp_run(d, s, (const char *const *)d->cmd.cpp, d->cmd.ncpp, d->options,
				    &err);
			if (!s)
				return driver_fail(err);
			d->sources[i] = s;
		} else {
			d->sources[i] = preprocess_program(d->preprocess, d, s);
		}
	}
	if (!driver_report(d))
		return false;
	d->diag = diag_create(d); /* what the preprocessor said is said */
	if (!driver_libraries(d))
		return false;
	driver_stage(d, "sources");
	return true;
}

bool driver_kernel(struct driver *d)
{
	struct target_request req = { .release = d->cmd.kernel,
				      .sysroot = d->cmd.sysroot,
				      .cache_dir = d->cache,
				      .need_types = true };
	const char *err = NULL;

	d->target = target_create(d, &req, &err);
	return d->target || driver_fail(err);
}

bool driver_target(struct driver *d)
{
	const char *err = NULL;

	if (!target_load(d->target, &err))
		return driver_fail(err);
	if (!driver_takes_modules(d) || !driver_known_lacks(d))
		return false;
	driver_probes(d);
	driver_debug(d, "kernel %s, build-id %s", target_release(d->target),
		     target_build_id(d->target));
	driver_debug(d, "description %s",
		     target_cache(d->target) ? target_cache(d->target) : "not kept");
	driver_stage(d, "target");
	return true;
}

static bool is_type(void *arg, const char *name)
{
	const struct driver *d = arg;

	for (size_t i = 0; i < d->items.n; i++) {
		const struct node *item = d->items.items[i];

		if (item->kind == N_DECL && (item->decl.storage & DECL_TYPEDEF) &&
		    item->decl.name && !strcmp(item->decl.name, name))
			return true;
	}
	return type_named(d->types, name) != NULL;
}

static const char *macro(void *arg, const char *name)
{
	return macros_read(&((struct driver *)arg)->macros, name);
}

/* The libraries taken so far, but for the first *done; their items go to d->items. */
static void parse_libraries(struct driver *d, size_t *done)
{
	struct parse_env env = { .arg = d,
				 .is_type = is_type,
				 .macro = macro,
				 .open_args = d->cmd.open_args,
				 .mode = 's',
				 .program = PROGRAM_LIBRARY };
	const struct source *const *libs;
	size_t n;

	if (!d->shelf)
		return;
	library_complete(d->shelf, *done, exists, d);
	libs = library_taken(d->shelf, &n);
	while (*done < n)
		parse_source(d, d->diag, &env, libs[(*done)++], &d->items);
}

/* Its message names the providers there are: those of all libraries. */
static bool is_misspelt(struct driver *d, const struct probe_desc *desc)
{
	return *desc->prov && !resolve_is_glob(desc->prov) && !exists(d, "provider", desc->prov);
}

/* Libraries that define the probes which the programs ask for. */
static void take_providers(struct driver *d, const struct node_list *programs)
{
	size_t before;

	if (!d->shelf)
		return;
	library_taken(d->shelf, &before);
	if (!d->cmd.nprograms)
		library_use_probes(d->shelf, NULL);
	for (size_t i = 0; i < programs->n; i++) {
		const struct node *n = programs->items[i];

		for (size_t k = 0; n->kind == N_CLAUSE && k < n->clause.nprobes; k++)
			library_use_probes(d->shelf, is_misspelt(d, &n->clause.probes[k]) ?
							     NULL :
							     &n->clause.probes[k]);
		if (n->kind == N_PRAGMA && n->pragma.nwords > 3 &&
		    !strcmp(n->pragma.words[2], "provider"))
			library_use_probes(
				d->shelf,
				&(struct probe_desc){ .prov = n->pragma.words[3], .name = "" });
	}
	debug_libraries(d, before);
}

bool driver_parse(struct driver *d)
{
	struct parse_env env = {
		.arg = d, .is_type = is_type, .macro = macro, .open_args = d->cmd.open_args
	};
	struct node_list programs = { 0 };
	struct stable_numbers numbers = { .number = library_number, .arg = d->shelf };
	size_t done = 0, nlib;

	parse_libraries(d, &done);
	nlib = d->items.n;
	for (size_t i = 0; i < d->cmd.nprograms; i++) {
		env.program = (uint32_t)i;
		env.mode = d->cmd.programs[i].mode;
		parse_source(d, d->diag, &env, d->sources[i], &d->items);
	}
	for (size_t i = nlib; i < d->items.n; i++)
		node_list_add(d, &programs, d->items.items[i]);
	d->items.n = nlib;
	take_providers(d, &programs);
	parse_libraries(d, &done);
	numbers.n = d->shelf ? library_count_probes(d->shelf) : 0;
	stable_define(d->resolver, d->diag, &d->items, &numbers);
	d->first = d->items.n;
	for (size_t i = 0; i < programs.n; i++)
		node_list_add(d, &d->items, programs.items[i]);
	driver_stage(d, "parse");
	return driver_report(d);
}

/* What the loader and the kernel side need to know besides the clauses. */
static void name_program(struct driver *d, struct prog *p)
{
	for (size_t i = 0; i < d->cmd.nprograms && !p->script; i++)
		if (d->texts[i].is_script)
			p->script = d->texts[i].text;
	p->hash = d->hash;
	p->module = talloc_asprintf(p, MODULE_NAME_PREFIX "%.8s", d->hash);
	p->release = target_release(d->target);
	p->build_id = target_build_id(d->target);
	p->arch = target_arch(d->target);
}

bool driver_check(struct driver *d)
{
	struct check_request req = {
		.diag = d->diag,
		.widths = d->widths,
		.target = d->target,
		.types = d->types,
		.resolver = d->resolver,
		.options = d->options,
		.items = &d->items,
		.texts = d->texts,
		.ntexts = (uint32_t)d->cmd.nprograms,
		.macro = macros_value,
		.macro_arg = &d->macros,
		.nargs = (uint32_t)d->cmd.nargs,
		.open_args = d->cmd.open_args,
		.macros_read = d->macros.read,
	};

	if (d->shelf)
		req.libs = library_taken(d->shelf, &req.nlibs);
	if (!d->widths)
		d->widths = req.widths = check_widths_create(d);
	d->prog = check_program(d, &req);
	if (d->prog && check_widths_grown(d->widths))
		return driver_translate_again(d);
	if (!driver_report(d) || !d->prog)
		return false;
	name_program(d, d->prog);
	prog_verify(d->prog);
	driver_stage(d, "check");
	return true;
}

bool driver_traces(struct driver *d)
{
	return !d->prog->empty ||
	       driver_fail("there is nothing to trace: the program has no clause");
}

static bool mentions(const struct driver *d, const char *word)
{
	for (size_t i = 0; i < d->cmd.nprograms; i++)
		if (strstr(d->sources[i]->text, word))
			return true;
	for (size_t i = 0; d->shelf && library_source(d->shelf, i); i++)
		if (strstr(library_source(d->shelf, i)->text, word))
			return true;
	return false;
}

/* Values that a translation may have fixed in the module. */
static void key_macros(struct driver *d, struct modcache_key *k)
{
	static const char *const names[] = { "$pid",  "$ppid", "$pgid", "$sid",	  "$uid",
					     "$euid", "$gid",  "$egid", "$target" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		modcache_key_text(
			k, mentions(d, names[i]) ? macros_value(&d->macros, names[i] + 1) : NULL);
}

/*
 * Whether a program has the option in a pragma: looked for in the text, for it is not parsed yet.
 */
static bool in_pragma(const struct driver *d, const char *name)
{
	static const char word[] = "option";

	for (size_t i = 0; i < d->cmd.nprograms; i++)
		for (const char *p = d->sources[i]->text; (p = strstr(p, word));) {
			p += sizeof(word) - 1;
			if (!strncmp(p + strspn(p, " \t"), name, strlen(name)))
				return true;
		}
	return false;
}

/* Something is asked for besides the module, and takes the whole way. */
static bool wants_more(const struct driver *d)
{
	static const char *const shown[] = { "ctypes", "dtypes", "tree", "verbose" };
	const struct cmdline *c = &d->cmd;

	for (size_t i = 0; i < sizeof(shown) / sizeof(*shown); i++)
		if (options_given(d->options, shown[i]) || in_pragma(d, shown[i]))
			return true;
	return c->emit_c || c->show || c->desugar || c->check_only || c->keep || c->verbose ||
	       c->build;
}

bool driver_cached(struct driver *d)
{
	const char *err = NULL, *name, *value;
	struct kbuild_request req = driver_kbuild_request(d, &err);
	struct modcache_key *k = modcache_key_create(d);
	const struct source *included;
	bool found;

	modcache_key_text(k, PACKAGE_VERSION);
	modcache_key_text(k, identity());
	modcache_key_text(k, target_release(d->target));
	modcache_key_text(k, target_build_id(d->target));
	for (size_t i = 0; i < d->cmd.nprograms; i++) {
		modcache_key_bytes(k, &d->cmd.programs[i].mode, 1);
		modcache_key_text(k, d->cmd.programs[i].text);
		modcache_key_text(k, d->sources[i]->text);
		/* Places are those of the text as written. */
		modcache_key_text(k, d->written[i]->text);
	}
	for (size_t i = 0; (included = preprocess_included(d->preprocess, i)); i++) {
		modcache_key_text(k, included->name);
		modcache_key_text(k, included->text);
	}
	for (size_t i = 0; i < d->cmd.ncpp; i++)
		modcache_key_text(k, d->cmd.cpp[i]);
	for (unsigned int i = 0; i < options_count(d->options); i++) {
		options_get(d->options, i, &name, &value);
		modcache_key_text(k, name);
		modcache_key_text(k, value);
	}
	for (size_t i = 0; i < d->cmd.nargs; i++)
		modcache_key_text(k, d->cmd.args[i]);
	modcache_key_text(k, d->cmd.open_args ? "open" : NULL);
	/* Which of them the programs need is known when they have been parsed. */
	for (size_t i = 0; d->shelf && library_source(d->shelf, i); i++)
		modcache_key_text(k, library_source(d->shelf, i)->text);
	modcache_key_stat(k, paths_loader(d));
	modcache_key_text(k, req.key);
	key_macros(d, k);
	d->hash = modcache_key_hash(k);
	d->module = modcache_path(d, d->modules, d->hash, &found);
	found = found && !wants_more(d);
	driver_debug(d, "module %s: %s", d->module, found ? "in the cache" : "to be made");
	if (found)
		TALLOC_FREE(d->ahead);
	return found;
}
