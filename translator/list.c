// SPDX-License-Identifier: GPL-2.0-or-later
/* dtap -l: the probes that exist, or that the given programs match (dtrace(8), -l). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "driver.h"
#include "source.h"
#include "stable.h"

static void print_attributes(struct driver *d, const char *title, struct attributes a)
{
	char *save, *text = talloc_strdup(d, attributes_text(d, a));
	const char *name = strtok_r(text, "/", &save), *data = strtok_r(NULL, "/", &save);

	printf("\n\t%s\n\t\tIdentifier Names: %s\n\t\tData Semantics:   %s\n"
	       "\t\tDependency Class: %s\n",
	       title, name, data, strtok_r(NULL, "/", &save));
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

static void print_verbose(struct driver *d, const struct probe *probe)
{
	const struct stable_probe *stable = stable_find(d->resolver, probe);
	const struct probe_args *args = resolve_args(d->resolver, probe);

	const struct probe_attributes *a = resolve_attributes(probe);

	print_attributes(d, "Probe Description Attributes", attributes_min(a->prov, a->name));
	print_attributes(d, "Argument Attributes", a->args);
	printf("\n\tArgument Types\n");
	if (stable ? !stable->nargs : !args || !args->n)
		printf("\t\tNone\n");
	for (uint32_t i = 0; stable && i < stable->nargs; i++)
		printf("\t\targs[%u]: %s\n", i, param_text(d, stable_arg(stable, i)));
	for (uint32_t i = 0; args && i < args->n; i++)
		printf("\t\targs[%u]: %s\n", i, type_name(d, args->args[i].type));
	printf("\n");
}

static void print_header(void)
{
	printf("%5s %10s %17s %33s %s\n", "ID", "PROVIDER", "MODULE", "FUNCTION", "NAME");
}

static void print_probe(struct driver *d, const struct probe *probe)
{
	printf("%5u %10s %17s %33s %s\n", probe->p.id, probe->p.prov, probe->p.mod, probe->p.func,
	       probe->p.name);
	if (d->cmd.verbose)
		print_verbose(d, probe);
}

/* The matches of every clause; what matches nothing is said at once, as dtrace does. */
static size_t list_clauses(struct driver *d, bool *missing)
{
	struct probe_set set = { 0 };
	const char *why;

	for (size_t i = 0; i < d->items.n; i++) {
		const struct node *item = d->items.items[i];

		if (item->kind != N_CLAUSE || item->clause.program == PROGRAM_LIBRARY)
			continue;
		for (size_t p = 0; p < item->clause.nprobes; p++) {
			const struct probe_desc *desc = &item->clause.probes[p];

			if (resolve_desc(d->resolver, desc, &set, &why))
				continue;
			fprintf(stderr, "dtap: failed to match %s:%s:%s:%s: %s\n", desc->prov, desc->mod,
				desc->func, desc->name, why ? why : "No probe matches description");
			*missing = true;
		}
	}
	if (set.n)
		print_header();
	for (size_t i = 0; i < set.n; i++)
		print_probe(d, set.probes[i]);
	return set.n;
}

int driver_list(struct driver *d)
{
	struct probe_set set = { 0 };
	bool missing = false;

	if (d->cmd.nprograms) {
		list_clauses(d, &missing);
	} else {
		resolve_all(d->resolver, &set);
		print_header();
		for (size_t i = 0; i < set.n; i++)
			print_probe(d, set.probes[i]);
	}
	if (fflush(stdout) || ferror(stdout)) {
		perror("dtap: cannot write the list");
		return 1;
	}
	return missing ? 1 : 0;
}
