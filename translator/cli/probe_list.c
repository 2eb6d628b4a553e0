// SPDX-License-Identifier: GPL-2.0-or-later
/* dtap -l: the probes that exist, or that the given programs match (dtrace(8), -l). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

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

/* As written, without the parameter's name. */
static const char *param_text(struct driver *d, const struct node *param)
{
	struct loc loc = param->loc;
	uint32_t end = param->decl.name ? param->decl.name_loc.begin : loc.end;
	char *text = talloc_strndup(d, loc.source->text + loc.begin, end - loc.begin);

	for (size_t n = strlen(text); n && text[n - 1] == ' '; n--)
		text[n - 1] = '\0';
	return text;
}

/* A field of an event's record is known by its name. */
static void print_arg(struct driver *d, FILE *out, uint32_t i, const struct probe_arg *arg)
{
	const bool field =
		arg->source == PROBE_ARG_RECORD || arg->source == PROBE_ARG_RECORD_STRING;

	fprintf(out, "\t\targs[%u]: %s", i, type_name(d, arg->type));
	if (field && arg->name)
		fprintf(out, " (%s)", arg->name);
	fputc('\n', out);
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

/* The matches of every clause; what matches nothing is said at once, as dtrace does. */
static bool match_clauses(struct driver *d, struct probe_set *set)
{
	const char *why;
	bool all = true;

	for (size_t i = 0; i < d->items.n; i++) {
		const struct node *item = d->items.items[i];

		if (item->kind != N_CLAUSE || item->clause.program == PROGRAM_LIBRARY)
			continue;
		for (size_t p = 0; p < item->clause.nprobes; p++) {
			const struct probe_desc *desc = &item->clause.probes[p];

			if (resolve_desc(d->resolver, desc, set, &why))
				continue;
			message_print(stderr, "dtap: failed to match %s:%s:%s:%s: %s", desc->prov,
				      desc->mod, desc->func, desc->name,
				      why ? why : "No probe matches description");
			if (!why && foreign_probe(d, desc->text))
				message_print(stderr, "dtap: in D: %s",
					      foreign_probe(d, desc->text));
			all = false;
		}
	}
	return all;
}

int driver_list(struct driver *d)
{
	FILE *out = driver_output(d);
	struct probe_set set = { 0 };
	bool all = true;

	if (!out)
		return 1;
	if (d->cmd.nprograms)
		all = match_clauses(d, &set);
	else
		resolve_all(d->resolver, &set);
	print_probes(d, out, &set);
	return driver_output_close(d, out) && all ? 0 : 1;
}
