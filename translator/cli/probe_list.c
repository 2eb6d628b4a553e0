// SPDX-License-Identifier: GPL-2.0-or-later
/* dtap -l: the probes that exist, or that the given programs match (dtrace(8), -l). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "common/array.h"
#include "common/message.h"
#include "driver.h"
#include "translator/check/foreign.h"
#include "translator/lang/source.h"
#include "translator/lang/stability.h"
#include "translator/probes/stable.h"

/* Of a description that names all four parts. */
static struct attributes of_description(const struct probe *probe)
{
	const struct probe_attributes *of = resolve_attributes(probe);
	struct attributes a = attributes_min(of->prov, of->name);

	if (*probe->p.mod)
		a = attributes_min(a, of->mod);
	return *probe->p.func ? attributes_min(a, of->func) : a;
}

/* As written. */
static const char *param_text(struct driver *d, const struct node *param)
{
	const struct loc loc = param->loc;

	return talloc_strndup(d, loc.source->text + loc.begin, loc.end - loc.begin);
}

static void print_arg(struct driver *d, FILE *out, uint32_t i, const struct probe_arg *arg)
{
	fprintf(out, "\t\targs[%u]: %s\n", i,
		type_declare(d, arg->at.type, arg->name ? arg->name : ""));
}

static void print_verbose(struct driver *d, FILE *out, const struct probe *probe)
{
	const struct stable_probe *stable = stable_find(d->resolver, probe);
	const struct probe_args *args = resolve_args(d->resolver, probe);

	attributes_print(out, "Probe Description Attributes", of_description(probe));
	attributes_print(out, "Argument Attributes", resolve_attributes(probe)->args);
	fprintf(out, "\n\tArgument Types\n");
	if (stable ? !stable->nargs : !args || !args->n)
		fprintf(out, "\t\tNone\n");
	for (uint32_t i = 0; stable && i < stable->nargs; i++)
		fprintf(out, "\t\targs[%u]: %s\n", i, param_text(d, stable_arg(stable, i)));
	for (uint32_t i = 0; args && i < args->n; i++)
		print_arg(d, out, i, &args->args[i]);
	fprintf(out, "\n");
}

static void print_probes(struct driver *d, FILE *out, const struct probe_set *set)
{
	fprintf(out, "%5s %10s %17s %33s %s\n", "ID", "PROVIDER", "MODULE", "FUNCTION", "NAME");
	for (size_t i = 0; i < set->n; i++) {
		const struct prog_probe *p = &set->probes[i]->p;

		fprintf(out, "%5u %10s %17s %33s %s\n", p->id, p->prov, p->mod, p->func, p->name);
		if (d->cmd.verbose)
			print_verbose(d, out, set->probes[i]);
	}
}

/* What matches nothing is said at once, as dtrace does. */
static void say_unmatched(struct driver *d, const struct probe_desc *desc, const char *why)
{
	const char *foreign = foreign_probe(d, desc);

	if (foreign)
		why = NULL;
	message_print(stderr, "dtap: failed to match %s:%s:%s:%s: %s", desc->prov, desc->mod,
		      desc->func, desc->name, why ? why : "No probe matches description");
	if (foreign)
		message_print(stderr, "dtap: in D: %s", foreign);
}

static bool match_clause(struct driver *d, const struct node *clause, struct probe_set *set)
{
	bool all = true;

	for (size_t p = 0; p < clause->clause.nprobes; p++) {
		const struct probe_desc *desc = &clause->clause.probes[p];
		const char *why = NULL;

		if (resolve_desc(d->resolver, desc, set, &why))
			continue;
		say_unmatched(d, desc, why);
		all = false;
	}
	return all;
}

static int by_id(const void *a, const void *b)
{
	const struct probe *const *pa = a, *const *pb = b;

	return ((*pa)->p.id > (*pb)->p.id) - ((*pa)->p.id < (*pb)->p.id);
}

/* In order and once, from the first one on: a word may match several parts of a name. */
static void unite(struct probe_set *set, size_t first)
{
	size_t n = first;

	qsort(set->probes + first, set->n - first, sizeof(*set->probes), by_id);
	for (size_t i = first; i < set->n; i++)
		if (i == first || set->probes[i] != set->probes[n - 1])
			set->probes[n++] = set->probes[i];
	set->n = n;
}

/* One of the descriptions is enough; a word may also be a type's name. */
static bool match_word(struct driver *d, const struct node *clause, const char *word,
		       struct probe_set *set)
{
	const size_t before = set->n;
	const char *why;

	for (size_t p = 0; p < clause->clause.nprobes; p++)
		resolve_desc(d->resolver, &clause->clause.probes[p], set, &why);
	if (set->n != before) {
		unite(set, before);
		return true;
	}
	if (!strpbrk(word, "*?[\\") && driver_find_type(d, word)) {
		array_add(d, d->cmd.types, d->cmd.ntypes) = word;
		return true;
	}
	message_print(stderr,
		      "dtap: failed to match %s: no provider, module, function, probe or type has "
		      "such a name",
		      word);
	return false;
}

static bool match_clauses(struct driver *d, struct probe_set *set)
{
	bool all = true;

	for (size_t i = 0; i < d->items.n; i++) {
		const struct node *item = d->items.items[i];
		const char *word;

		if (item->kind != N_CLAUSE || item->clause.program == PROGRAM_LIBRARY)
			continue;
		word = d->cmd.programs[item->clause.program].word;
		if (!(word ? match_word(d, item, word, set) : match_clause(d, item, set)))
			all = false;
	}
	return all;
}

static bool list_types(struct driver *d, FILE *out)
{
	bool all = true;

	for (size_t i = 0; i < d->cmd.ntypes; i++) {
		if (driver_print_type(d, out, d->cmd.types[i]))
			continue;
		driver_no_type(d, d->cmd.types[i]);
		all = false;
	}
	return all;
}

bool driver_lists_programs(const struct driver *d)
{
	for (size_t i = 0; i < d->cmd.nprograms; i++)
		if (!d->cmd.programs[i].word)
			return true;
	return false;
}

int driver_list(struct driver *d)
{
	const bool whole = !d->cmd.nprograms && !d->cmd.ntypes;
	FILE *out = driver_output(d);
	struct probe_set set = { 0 };
	bool all = true;

	if (!out)
		return 1;
	if (whole)
		resolve_all(d->resolver, &set);
	else
		all = match_clauses(d, &set);
	if (set.n || !d->cmd.ntypes)
		print_probes(d, out, &set);
	all = list_types(d, out) && all;
	return driver_output_close(d, out) && all ? 0 : 1;
}
