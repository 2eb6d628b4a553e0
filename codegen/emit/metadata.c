// SPDX-License-Identifier: GPL-2.0-or-later
/* The JSON object of doc/metadata.md, member by member in that order. */
#include "codegen/codegen.h"

#include <assert.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "codegen/lower/layout.h"
#include "metadata_types.h"
#include "common/words.h"
#include "translator/lang/source.h"
#include "codegen/ir/text.h"

#ifndef PACKAGE_VERSION
#define PACKAGE_VERSION "0.1"
#endif

struct meta {
	void *ctx;
	const struct prog *prog;
	const struct layout *layout;
	struct meta_types types;
};

static void set(json_t *to, const char *key, json_t *value)
{
	if (json_object_set_new_nocheck(to, key, value))
		abort();
}

static void append(json_t *to, json_t *value)
{
	if (json_array_append_new(to, value))
		abort();
}

static json_t *string(const struct meta *m, const char *s)
{
	return metadata_string(m->ctx, s, strlen(s));
}

static json_t *string_or_null(const struct meta *m, const char *s)
{
	return s ? string(m, s) : json_null();
}

static json_t *place(const struct meta *m, struct loc loc, const char **file, uint32_t *line,
		     uint32_t *column)
{
	*file = NULL;
	*line = *column = 0;
	if (loc.source)
		source_place(loc.source, loc.begin, file, line, column);
	return string_or_null(m, *file);
}

/* Whether a probe attaches by perf, which asks for a capability. */
static bool uses_perf(const struct prog *p)
{
	for (uint32_t i = 0; i < p->nhandlers; i++)
		if (p->handlers[i]->attach == PT_TRACEPOINT_RECORD && p->handlers[i]->nprobes)
			return true;
	return false;
}

static json_t *privileges(const struct meta *m)
{
	json_t *list = json_array();

	if (m->prog->privileges & PROG_DESTRUCTIVE)
		append(list, json_string("destructive"));
	if (m->prog->privileges & PROG_OVERRIDE)
		append(list, json_string("guru"));
	if (m->prog->privileges & PROG_COPYOUT)
		append(list, json_string("copyout"));
	if (m->prog->privileges & PROG_USER)
		append(list, json_string("user"));
	if (uses_perf(m->prog))
		append(list, json_string("perf"));
	return list;
}

static json_t *programs(const struct meta *m)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < m->prog->ntexts; i++) {
		const struct prog_text *t = &m->prog->texts[i];
		json_t *o = json_object();

		set(o, "text", string(m, t->text));
		set(o, "kind", json_string(t->is_script ? "script" : "description"));
		set(o, "matched", json_integer(t->matched));
		append(list, o);
	}
	return list;
}

static json_t *options(const struct meta *m)
{
	json_t *o = json_object();

	for (uint32_t i = 0; i < m->prog->noptions; i++) {
		const struct prog_option *option = &m->prog->options[i];

		if (!option->of_list)
			set(o, option->name, string(m, option->value));
		else if (json_object_get(o, option->name))
			append(json_object_get(o, option->name), string(m, option->value));
		else
			set(o, option->name, json_pack("[o]", string(m, option->value)));
	}
	return o;
}

static json_t *macros(const struct meta *m)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < m->prog->nmacros; i++) {
		const struct prog_macro *macro = &m->prog->macros[i];
		json_t *o = json_object();

		set(o, "name", string(m, macro->name));
		set(o, "kind", json_string(macro->is_string ? "string" : "int"));
		set(o, "value",
		    macro->is_string ? string(m, macro->text ? macro->text : "") :
				       json_integer(macro->value));
		if (macro->fixed)
			set(o, "fixed", json_true());
		if (macro->open)
			set(o, "open", json_true());
		if (macro->needed)
			set(o, "needed", json_true());
		append(list, o);
	}
	return list;
}

/* ------------------------------------------------------------------- probes */

static bool same_group(const struct prog_probe *a, const struct prog_probe *b)
{
	return !strcmp(a->prov, b->prov) && !strcmp(a->mod, b->mod) && !strcmp(a->name, b->name);
}

/*
 * A function's entry has tens of thousands of probes: lists with an element for each are one
 * string, which costs their reader next to nothing.
 */
static json_t *string_of(const struct meta *m, struct text *list)
{
	json_t *s = metadata_string(m->ctx, list->data, list->len);

	talloc_free(list->data);
	return s;
}

static json_t *funcs(const struct meta *m, const struct prog_probe *p, uint32_t n)
{
	struct text list;

	text_init(&list, m->ctx);
	for (uint32_t i = 0; i < n; i++)
		text_addf(&list, i ? " %s" : "%s", p[i].func);
	return string_of(m, &list);
}

/* The smallest distance of neighbours that ascend; 1 if none do. */
static uint32_t id_step(const struct prog_probe *p, uint32_t n)
{
	uint32_t step = UINT32_MAX;

	for (uint32_t i = 1; i < n; i++)
		if (p[i].id > p[i - 1].id && p[i].id - p[i - 1].id < step)
			step = p[i].id - p[i - 1].id;
	return step == UINT32_MAX ? 1 : step;
}

static void set_ids(const struct meta *m, json_t *group, const struct prog_probe *p, uint32_t n)
{
	const uint32_t step = id_step(p, n);
	struct text runs;

	if (step != 1)
		set(group, "idstep", json_integer(step));
	text_init(&runs, m->ctx);
	for (uint32_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && p[end].id == p[end - 1].id + step; end++)
			;
		if (!i && end == n) {
			set(group, "ids", json_integer(p[0].id));
			return;
		}
		text_addf(&runs, i ? " %u" : "%u", p[i].id);
		if (end - i > 1)
			text_addf(&runs, "x%u", end - i);
	}
	set(group, "ids", string_of(m, &runs));
}

static json_t *group(const struct meta *m, uint32_t handler, uint32_t first, uint32_t n)
{
	const struct prog_handler *h = m->prog->handlers[handler];
	const struct prog_probe *p = &h->probes[first];
	json_t *o = json_object(), *clauses = json_array();

	set(o, "prov", string(m, p->prov));
	set(o, "mod", string(m, p->mod));
	set(o, "name", string(m, p->name));
	set(o, "funcs", funcs(m, p, n));
	set_ids(m, o, p, n);
	set(o, "epid",
	    json_integer(m->layout->epids[handler] + first * m->layout->nepids[handler]));
	set(o, "handler", json_integer(handler));
	set(o, "row", json_integer(first));
	for (uint32_t i = 0; i < h->nclauses; i++)
		append(clauses, json_integer(h->clauses[i]->id));
	set(o, "clauses", clauses);
	return o;
}

static json_t *probes(const struct meta *m)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < m->prog->nhandlers; i++) {
		const struct prog_handler *h = m->prog->handlers[i];

		for (uint32_t first = 0, end; first < h->nprobes; first = end) {
			for (end = first + 1; end < h->nprobes; end++)
				if (!same_group(&h->probes[first], &h->probes[end]))
					break;
			append(list, group(m, i, first, end - first));
		}
	}
	return list;
}

/* ------------------------------------------------------- records and clauses */

static void set_type_name(const struct meta *m, json_t *o, const struct type *type)
{
	if (type)
		set(o, "type", string(m, type_name(m->ctx, type)));
}

static json_t *field(const struct meta *m, const struct layout_field *lf)
{
	const struct prog_field *f = lf->field;
	json_t *o = json_object();

	set(o, "kind", json_string(words_value[f->kind]));
	set(o, "off", json_integer(lf->offset));
	if (lf->type != IT_VOID)
		set(o, "size", json_integer(lf->size));
	if (f->kind == PF_INT)
		set(o, "signed", json_boolean(ir_type_signed(lf->type)));
	if (f->kind == PF_INT || f->kind == PF_BYTES)
		set_type_name(m, o, f->type);
	return o;
}

static json_t *aggs_of(const struct prog_stmt *s)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < s->rec.naggs; i++)
		append(list, json_integer(s->rec.aggs[i]->id));
	return list;
}

static json_t *action(struct meta *m, const struct prog_stmt *s, uint32_t *next_field)
{
	json_t *o = json_object(), *fields = json_array();

	set(o, "act", json_string(words_action[s->rec.act]));
	if (s->rec.format >= 0)
		set(o, "format", json_integer(s->rec.format));
	if (s->rec.naggs)
		set(o, "aggs", aggs_of(s));
	for (uint32_t i = 0; i < s->rec.nfields; i++)
		append(fields, json_integer(*next_field + i));
	if (s->rec.dyn >= 0 && s->rec.act == PA_TRACEMEM)
		set(o, "dyn", json_integer(*next_field + (uint32_t)s->rec.dyn));
	if (s->rec.act == PA_PRINT && s->rec.nfields)
		set(o, "type",
		    json_integer(metadata_type(&m->types, s->rec.fields[s->rec.nfields - 1].type)));
	if (s->rec.nfields)
		set(o, "fields", fields);
	else
		json_decref(fields);
	*next_field += s->rec.nfields;
	return o;
}

static json_t *record(struct meta *m, const struct layout_record *r)
{
	json_t *o = json_object(), *fields = json_array(), *actions = json_array();
	uint32_t next_field = 0;

	set(o, "size", json_integer(r->size));
	for (uint32_t i = 0; i < r->nfields; i++)
		append(fields, field(m, &r->fields[i]));
	set(o, "fields", fields);
	for (uint32_t i = 0; i < r->nactions; i++)
		append(actions, action(m, r->actions[i], &next_field));
	set(o, "actions", actions);
	return o;
}

static json_t *records(struct meta *m)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < m->layout->nrecords; i++)
		append(list, record(m, m->layout->records[i]));
	return list;
}

static json_t *clause(const struct meta *m, const struct prog_clause *c)
{
	const struct layout_clause *lc = &m->layout->clauses[c->id];
	const uint32_t nrecords = lc->first + lc->nrecords;
	const char *text = c->text ? c->text : "", *file;
	json_t *o = json_object(), *records = json_array();
	uint32_t line, column;
	json_t *source = place(m, c->loc, &file, &line, &column);

	set(o, "line", json_integer(line));
	set(o, "source", source);
	set(o, "text", metadata_string(m->ctx, text, strcspn(text, "\n")));
	for (uint32_t i = 0; i < nrecords; i++)
		append(records, json_integer(layout_record_of(m->layout, c, i)->id));
	set(o, "records", records);
	return o;
}

static json_t *clauses(const struct meta *m)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < m->prog->nclauses; i++)
		append(list, clause(m, m->prog->clauses[i]));
	return list;
}

/* ----------------------------------------------------------------- the rest */

static json_t *formats(const struct meta *m)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < m->prog->nformats; i++)
		append(list, string(m, m->prog->formats[i]));
	return list;
}

static json_t *key(const struct meta *m, const struct prog_field *k)
{
	json_t *o = json_object();
	const struct type *type = k->type ? k->type : k->expr ? k->expr->type : NULL;
	enum ir_type t;

	set(o, "kind", json_string(words_value[k->kind]));
	if (k->kind == PF_INT && type) {
		t = ir_type_of(type);
		set(o, "size", json_integer(ir_type_size(t)));
		set(o, "signed", json_boolean(ir_type_signed(t)));
	} else if (k->kind == PF_BYTES) {
		set(o, "size", json_integer(k->size ? k->size : type_strip(type)->size));
	}
	if (k->kind == PF_INT || k->kind == PF_BYTES)
		set_type_name(m, o, type);
	return o;
}

static json_t *agg(const struct meta *m, uint32_t i)
{
	const struct prog_agg *a = m->prog->aggs[i];
	json_t *o = json_object(), *params = json_array(), *keys = json_array();

	assert(a->id == i);
	set(o, "name", string(m, a->name));
	set(o, "func", json_string(words_aggfunc[a->func]));
	for (uint32_t j = 0; j < aggfunc_nparams(a->func); j++)
		append(params, json_integer(a->params[j]));
	set(o, "params", params);
	if (m->layout->slots[i] != LAYOUT_NO_SLOT)
		set(o, "slot", json_integer(m->layout->slots[i]));
	set(o, "size", json_integer(a->value_size));
	for (uint32_t j = 0; j < a->nkeys; j++)
		append(keys, key(m, &a->keys[j]));
	set(o, "keys", keys);
	return o;
}

static json_t *aggs(const struct meta *m)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < m->prog->naggs; i++)
		append(list, agg(m, i));
	return list;
}

static json_t *ksyms(const struct meta *m)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < m->prog->nksyms; i++)
		append(list, string(m, m->prog->ksyms[i].name));
	return list;
}

static json_t *site(const struct meta *m, struct loc loc, uint32_t clause)
{
	json_t *o = json_object();
	const char *file;
	uint32_t line, column;
	json_t *source = place(m, loc, &file, &line, &column);

	set(o, "line", json_integer(line));
	set(o, "col", json_integer(column));
	set(o, "source", source);
	if (clause != PROG_NO_CLAUSE)
		set(o, "clause", json_integer(clause));
	return o;
}

static json_t *sites(const struct meta *m)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < m->prog->nsites; i++)
		append(list, site(m, m->prog->sites[i].loc, m->prog->sites[i].clause));
	/* layout_clause_site() */
	for (uint32_t i = 0; i < m->prog->nclauses; i++)
		append(list, site(m, m->prog->clauses[i]->loc, i));
	for (uint32_t i = 0; i < m->prog->nfuncs; i++)
		append(list, site(m, m->prog->funcs[i]->body.loc, PROG_NO_CLAUSE));
	return list;
}

static json_t *document(struct meta *m)
{
	const struct prog *prog = m->prog;
	json_t *o = json_object(), *script = json_object(), *target = json_object();

	set(o, "version", json_integer(META_VERSION));
	set(o, "dtap", json_string(PACKAGE_VERSION));
	set(o, "module", string_or_null(m, prog->module));
	set(script, "name", string_or_null(m, prog->script));
	set(script, "hash", string_or_null(m, prog->hash));
	set(o, "script", script);
	set(target, "release", string(m, prog->release ? prog->release : ""));
	set(target, "build_id", string(m, prog->build_id ? prog->build_id : ""));
	set(target, "arch", string(m, prog->arch ? prog->arch : ""));
	set(o, "target", target);
	set(o, "strsize", json_integer(prog->strsize - 1));
	set(o, "privileges", privileges(m));
	set(o, "programs", programs(m));
	set(o, "options", options(m));
	set(o, "macros", macros(m));
	set(o, "probes", probes(m));
	set(o, "records", records(m));
	set(o, "clauses", clauses(m));
	set(o, "formats", formats(m));
	set(o, "aggs", aggs(m));
	set(o, "sites", sites(m));
	set(o, "ksyms", ksyms(m));
	set(o, "types", metadata_types_finish(&m->types));
	return o;
}

static int write_text(const char *data, size_t len, void *text)
{
	text_add(text, data, len);
	return 0;
}

char *codegen_metadata(void *ctx, const struct prog *prog, size_t *len)
{
	struct meta m = { .ctx = talloc_new(ctx), .prog = prog };
	struct text text;
	json_t *o;

	m.layout = layout_create(m.ctx, prog);
	metadata_types_init(&m.types, m.ctx);
	o = document(&m);
	text_init(&text, ctx);
	if (json_dump_callback(o, write_text, &text, JSON_COMPACT))
		abort();
	json_decref(o);
	talloc_free(m.ctx);
	*len = text.len;
	return text.data;
}
