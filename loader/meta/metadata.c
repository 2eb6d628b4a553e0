// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "metadata.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "common/must.h"
#include "common/words.h"
#include "runtime/abi.h"
#include "common/meta_text.h"
#include "meta_check.h"
#include "meta_names.h"

#define SIZE_LIMIT (64u << 20) /* a record, a value, a type */

/* A zeroed array of what `list` points to. */
#define new_array(ctx, n, list) must((void *)talloc_zero_array((ctx), __typeof__(*(list)), (n)))

/*
 * The readers below note the first thing that is wrong and go on with harmless
 * values, so that their callers need no test after each member.
 */
struct reader {
	struct meta *meta;
	struct meta_names names;
	char *why;
	size_t why_size;
	bool bad;
	uint32_t nfuncs; /* of all groups */
};

static void __attribute__((format(printf, 2, 3))) wrong(struct reader *r, const char *format, ...)
{
	va_list args;

	if (r->bad)
		return;
	r->bad = true;
	va_start(args, format);
	vsnprintf(r->why, r->why_size, format, args);
	va_end(args);
}

static int64_t check_int(struct reader *r, const json_t *v, const char *name, int64_t low,
			 int64_t high)
{
	int64_t n;

	if (!json_is_integer(v)) {
		wrong(r, "\"%s\" is missing or not a number", name);
		return low;
	}
	n = json_integer_value(v);
	if (n < low || n > high) {
		wrong(r, "\"%s\" is out of range", name);
		return low;
	}
	return n;
}

static int64_t get_int(struct reader *r, const json_t *o, const char *name, int64_t low,
		       int64_t high)
{
	return check_int(r, json_object_get(o, name), name, low, high);
}

static uint32_t get_index(struct reader *r, const json_t *o, const char *name, uint32_t count)
{
	if (!count)
		wrong(r, "\"%s\" refers to nothing", name);
	return (uint32_t)get_int(r, o, name, 0, count ? count - 1 : 0);
}

static uint32_t get_index_opt(struct reader *r, const json_t *o, const char *name, uint32_t count)
{
	return json_object_get(o, name) ? get_index(r, o, name, count) : META_NONE;
}

/* What a text stands for. */
static const char *decode(struct reader *r, const char *text)
{
	const char *p = strstr(text, "\xf4\x8f");
	size_t left, n;
	char *copy, *to;

	if (!p)
		return text;
	copy = must(talloc_strdup(r->meta, text));
	to = copy + (p - text);
	for (left = strlen(p); left; p += n, left -= n) {
		const bool byte = meta_byte_at(p, left);

		n = byte ? META_BYTE_SIZE : 1;
		*to++ = byte ? meta_byte_get(p) : *p;
	}
	*to = '\0';
	return copy;
}

static const char *check_text(struct reader *r, const json_t *v, const char *name)
{
	if (json_is_string(v))
		return decode(r, json_string_value(v));
	wrong(r, "\"%s\" is missing or not a string", name);
	return "";
}

static const char *get_text(struct reader *r, const json_t *o, const char *name)
{
	return check_text(r, json_object_get(o, name), name);
}

static const char *get_text_opt(struct reader *r, const json_t *o, const char *name,
				const char *dflt)
{
	const json_t *v = json_object_get(o, name);

	return !v || json_is_null(v) ? dflt : check_text(r, v, name);
}

static bool get_flag(struct reader *r, const json_t *o, const char *name)
{
	const json_t *v = json_object_get(o, name);

	if (v && !json_is_boolean(v))
		wrong(r, "\"%s\" is not true or false", name);
	return json_is_true(v);
}

/* The array `name` of an object, absent = empty. */
static const json_t *get_array(struct reader *r, const json_t *o, const char *name, uint32_t *count)
{
	const json_t *v = json_object_get(o, name);

	*count = 0;
	if (!v)
		return NULL;
	if (!json_is_array(v)) {
		wrong(r, "\"%s\" is not a list", name);
		return NULL;
	}
	*count = (uint32_t)json_array_size(v);
	return v;
}

/* An index into words[] (NULL-terminated), 0 on error. */
static unsigned int get_word(struct reader *r, const json_t *o, const char *name,
			     const char *const *words)
{
	const char *text = get_text(r, o, name);

	for (unsigned int i = 0; words[i]; i++)
		if (!strcmp(words[i], text))
			return i;
	wrong(r, "\"%s\" has the unknown value '%.40s'", name, text);
	return 0;
}

static bool int_size(uint32_t size)
{
	return size == 1 || size == 2 || size == 4 || size == 8;
}

/* Numbers of a list, each below `limit`. */
static const uint32_t *get_numbers(struct reader *r, const json_t *o, const char *name,
				   uint32_t *count, uint32_t limit)
{
	const json_t *list = get_array(r, o, name, count);
	uint32_t *numbers = new_array(r->meta, *count, numbers);

	for (uint32_t i = 0; i < *count; i++)
		numbers[i] = (uint32_t)check_int(r, json_array_get(list, i), name, 0,
						 (int64_t)limit - 1);
	return numbers;
}

/* ----------------------------------------------------- records and clauses */

static void read_field(struct reader *r, const json_t *o, struct meta_field *f, uint32_t size)
{
	uint32_t bytes = 8;

	f->kind = get_word(r, o, "kind", words_value);
	f->is_signed = get_flag(r, o, "signed");
	f->type = get_text_opt(r, o, "type", "");
	f->off = (uint32_t)get_int(r, o, "off", sizeof(struct dtap_rec), SIZE_LIMIT);
	f->size = 8;
	if (f->kind == META_INT) {
		f->size = bytes = (uint32_t)get_int(r, o, "size", 1, 8);
		if (!int_size(bytes))
			wrong(r, "an integer field has %u bytes", bytes);
		f->is_float = bytes >= sizeof(float) &&
			      (!strcmp(f->type, "float") || !strcmp(f->type, "double"));
	}
	if (size < bytes || f->off > size - bytes)
		wrong(r, "a field lies outside its record");
}

static const char *act_needs(enum meta_act act, uint32_t *fewest, uint32_t *most)
{
	static const struct {
		uint32_t fewest, most;
		const char *needs;
	} table[] = {
#define IMPLIED(kind, name) { 0, 0, "" },
#define ACTION(kind, name, check, least, most_args, flags, since, fewest, most, needs) \
	{ fewest, most, needs },
#include "common/action.def"
	};

	*fewest = table[act].fewest;
	*most = table[act].most;
	return table[act].needs;
}

static void read_action(struct reader *r, const json_t *o, const struct meta_record *record,
			struct meta_action *a)
{
	const struct meta *m = r->meta;
	uint32_t fewest, most;
	const char *needs;

	a->act = get_word(r, o, "act", words_action);
	needs = act_needs(a->act, &fewest, &most);
	a->fields = get_numbers(r, o, "fields", &a->nfields, record->nfields);
	a->aggs = get_numbers(r, o, "aggs", &a->naggs, m->naggs);
	a->format = get_index_opt(r, o, "format", m->nformats);
	a->dyn = get_index_opt(r, o, "dyn", record->nfields);
	a->type = get_index_opt(r, o, "type", m->ntypes);
	if (a->nfields < fewest || a->nfields > most)
		wrong(r, "an action has %u fields", a->nfields);
	if (strchr(needs, 'F') && a->format == META_NONE)
		wrong(r, "an action lacks its format");
	if (strchr(needs, 'A') && !a->naggs)
		wrong(r, "an action lacks its aggregation");
	if (strchr(needs, 'T') && a->type == META_NONE)
		wrong(r, "an action lacks its type");
	if (a->naggs > META_ARGUMENTS_LIMIT)
		wrong(r, "an action has %u aggregations", a->naggs);
}

static void read_record(struct reader *r, const json_t *o, struct meta_record *record)
{
	struct meta_field *fields;
	struct meta_action *actions;
	const json_t *list;

	record->size = (uint32_t)get_int(r, o, "size", sizeof(struct dtap_rec), SIZE_LIMIT);
	list = get_array(r, o, "fields", &record->nfields);
	record->fields = fields = new_array(r->meta, record->nfields, fields);
	for (uint32_t i = 0; i < record->nfields; i++)
		read_field(r, json_array_get(list, i), &fields[i], record->size);
	list = get_array(r, o, "actions", &record->nactions);
	record->actions = actions = new_array(r->meta, record->nactions, actions);
	for (uint32_t i = 0; i < record->nactions; i++)
		read_action(r, json_array_get(list, i), record, &actions[i]);
}

static void read_clause(struct reader *r, const json_t *o, struct meta_clause *c)
{
	c->line = (uint32_t)get_int(r, o, "line", 0, INT32_MAX);
	c->source = get_text_opt(r, o, "source", NULL);
	c->text = get_text_opt(r, o, "text", "");
	c->records = get_numbers(r, o, "records", &c->nrecords, r->meta->nrecords);
}

/* ------------------------------------------------------------------ probes */

/* The elements of a list that is one string with single blanks between them. */
static uint32_t count_words(const char *list)
{
	uint32_t n = 1;

	while ((list = strchr(list, ' '))) {
		list++;
		n++;
	}
	return n;
}

static void read_funcs(struct reader *r, const json_t *o, struct meta_group *g)
{
	char *list = meta_names_list(r->meta, &r->names, get_text(r, o, "funcs"));

	if (!list) {
		wrong(r, "a list of functions is not there");
		list = must(talloc_strdup(r->meta, ""));
	}
	g->nprobes = count_words(list);
	if (g->nprobes > META_FUNCTION_LIMIT - r->nfuncs) {
		wrong(r, "they have more than %u functions", META_FUNCTION_LIMIT);
		g->nprobes = 1;
	}
	r->nfuncs += g->nprobes;
	g->funcs = must(talloc_array(r->meta, const char *, g->nprobes));
	for (uint32_t i = 0; i < g->nprobes; i++)
		g->funcs[i] = strsep(&list, " ");
}

/* A number of at most INT32_MAX; *p is then after it. */
static bool read_digits(const char **p, uint32_t *ret)
{
	char *end;
	const unsigned long n = strtoul(*p, &end, 10);

	if (**p < '0' || **p > '9' || n > INT32_MAX)
		return false;
	*p = end;
	*ret = (uint32_t)n;
	return true;
}

/* Runs FIRSTxCOUNT, or FIRST alone, with single blanks between them. */
static bool read_runs(const char *p, struct meta_group *g, uint32_t *ids)
{
	uint32_t first, count, done = 0;

	for (;; p++) {
		count = 1;
		if (!read_digits(&p, &first))
			return false;
		if (*p == 'x' && (++p, !read_digits(&p, &count)))
			return false;
		if (!count || count > g->nprobes - done)
			return false;
		for (uint32_t i = 0; i < count; i++)
			ids[done++] = first + i * g->id_step;
		if (*p != ' ')
			return !*p && done == g->nprobes;
	}
}

static void read_ids(struct reader *r, const json_t *o, struct meta_group *g)
{
	uint32_t *ids;

	g->id_step = 1;
	if (json_object_get(o, "idstep"))
		g->id_step = (uint32_t)get_int(r, o, "idstep", 0, INT32_MAX);
	if (json_is_integer(json_object_get(o, "ids"))) {
		g->first_id = (uint32_t)get_int(r, o, "ids", 0, INT32_MAX);
		return;
	}
	g->ids = ids = new_array(r->meta, g->nprobes, ids);
	if (!read_runs(get_text(r, o, "ids"), g, ids))
		wrong(r, "the numbers of a group of probes are not those of %u functions",
		      g->nprobes);
}

/* The EPIDs of a probe: each clause has as many as records, and at least one. */
static uint64_t count_epids(struct reader *r, struct meta_group *g)
{
	uint32_t *slots = new_array(r->meta, g->nclauses, slots);
	uint64_t n = 0;

	g->slots = slots;
	for (uint32_t i = 0; i < g->nclauses; i++) {
		const uint32_t nrecords = r->meta->clauses[g->clauses[i]].nrecords;

		slots[i] = (uint32_t)n;
		n += nrecords ? nrecords : 1;
	}
	return n;
}

static void read_group(struct reader *r, const json_t *o, struct meta_group *g, uint64_t *epid)
{
	uint64_t nepids, end;

	g->prov = get_text(r, o, "prov");
	g->mod = get_text_opt(r, o, "mod", "");
	g->name = get_text(r, o, "name");
	read_funcs(r, o, g);
	read_ids(r, o, g);
	g->handler = (uint32_t)get_int(r, o, "handler", 0, INT32_MAX);
	g->row = (uint32_t)get_int(r, o, "row", 0, INT32_MAX);
	g->clauses = get_numbers(r, o, "clauses", &g->nclauses, r->meta->nclauses);
	g->epid = (uint32_t)get_int(r, o, "epid", 1, INT32_MAX);
	if (!g->nclauses)
		wrong(r, "a group of probes has no clauses");
	nepids = r->bad ? 0 : count_epids(r, g);
	end = nepids <= INT32_MAX ? g->epid + g->nprobes * nepids : UINT64_MAX;
	if (g->epid < *epid || end > INT32_MAX)
		wrong(r, "the EPIDs are out of order");
	g->nepids = (uint32_t)nepids;
	*epid = end;
}

/* ------------------------------------------------------------ aggregations */

static bool llquantize_valid(const struct meta_agg *a)
{
	uint64_t power = 1;

	if (a->params[0] < 2 || a->params[1] > a->params[2] || a->params[3] < 1)
		return false;
	for (int64_t m = 0; m <= a->params[2]; m++)
		if (__builtin_mul_overflow(power, (uint64_t)a->params[0], &power))
			return false;
	return true;
}

static void read_params(struct reader *r, const json_t *o, struct meta_agg *a)
{
	const int64_t high = a->func == AGG_LLQUANTIZE ? UINT16_MAX : INT32_MAX;
	const json_t *list;
	uint32_t count;

	list = get_array(r, o, "params", &count);
	if (count != aggfunc_nparams(a->func)) {
		wrong(r, "an aggregation has %u parameters", count);
		return;
	}
	for (uint32_t i = 0; i < count; i++)
		a->params[i] = check_int(r, json_array_get(list, i), "params",
					 a->func == AGG_LLQUANTIZE ? 0 : INT32_MIN, high);
	if (a->func == AGG_LQUANTIZE &&
	    (a->params[2] <= 0 || a->params[3] <= 0 || a->params[3] > UINT16_MAX))
		wrong(r, "the parameters of lquantize() are out of range");
	if (a->func == AGG_LLQUANTIZE && !llquantize_valid(a))
		wrong(r, "the parameters of llquantize() are out of range");
}

static void read_agg(struct reader *r, const json_t *o, struct meta_agg *a)
{
	struct meta_field *keys;
	const json_t *list;

	a->name = get_text_opt(r, o, "name", "");
	a->func = get_word(r, o, "func", words_aggfunc);
	read_params(r, o, a);
	a->size = (uint32_t)get_int(r, o, "size", 8, SIZE_LIMIT);
	if (!r->bad && (a->size % 8 || a->size / 8 < aggfunc_words(a->func, a->params)))
		wrong(r, "an aggregation's value has %u bytes", a->size);
	list = get_array(r, o, "keys", &a->nkeys);
	if (a->nkeys > META_ARGUMENTS_LIMIT) {
		wrong(r, "an aggregation has %u keys", a->nkeys);
		a->nkeys = 0;
	}
	a->keyed = !json_object_get(o, "slot");
	if (!a->keyed)
		a->slot = (uint32_t)get_int(r, o, "slot", 0, SIZE_LIMIT);
	if (a->slot % 8 || (!a->keyed && a->nkeys))
		wrong(r, "an aggregation's slot is wrong");
	a->keys = keys = new_array(r->meta, a->nkeys, keys);
	for (uint32_t i = 0; i < a->nkeys; i++) {
		const json_t *k = json_array_get(list, i);

		keys[i].kind = get_word(r, k, "kind", words_value);
		keys[i].is_signed = get_flag(r, k, "signed");
		keys[i].type = get_text_opt(r, k, "type", "");
		keys[i].size = 8;
		if (keys[i].kind == META_INT || keys[i].kind == META_BYTES)
			keys[i].size = (uint32_t)get_int(r, k, "size", 1, SIZE_LIMIT);
		if (keys[i].kind == META_INT && !int_size(keys[i].size))
			wrong(r, "an integer key has %u bytes", keys[i].size);
	}
}

/* ------------------------------------------------------------------- types */

static void read_members(struct reader *r, const json_t *o, struct meta_type *t)
{
	const json_t *list = get_array(r, o, "members", &t->nmembers);
	struct meta_member *members = new_array(r->meta, t->nmembers, members);

	t->members = members;
	for (uint32_t i = 0; i < t->nmembers; i++) {
		const json_t *m = json_array_get(list, i);

		members[i].name = get_text_opt(r, m, "name", "");
		members[i].off = (uint32_t)get_int(r, m, "off", 0, INT32_MAX);
		members[i].bits =
			json_object_get(m, "bits") ? (uint32_t)get_int(r, m, "bits", 0, 64) : 0;
		members[i].type = get_index(r, m, "type", r->meta->ntypes);
	}
}

static void read_values(struct reader *r, const json_t *o, struct meta_type *t)
{
	const json_t *list = get_array(r, o, "values", &t->nvalues);
	struct meta_enumerator *values = new_array(r->meta, t->nvalues, values);

	t->values = values;
	for (uint32_t i = 0; i < t->nvalues; i++) {
		const json_t *pair = json_array_get(list, i);

		values[i].name = check_text(r, json_array_get(pair, 0), "values");
		values[i].value =
			check_int(r, json_array_get(pair, 1), "values", INT64_MIN, INT64_MAX);
	}
}

static void read_type(struct reader *r, const json_t *o, struct meta_type *t)
{
	t->kind = get_word(r, o, "kind", words_type);
	t->name = get_text_opt(r, o, "name", "");
	t->size = json_object_get(o, "size") ? (uint32_t)get_int(r, o, "size", 0, SIZE_LIMIT) : 0;
	t->is_signed = get_flag(r, o, "signed");
	t->is_char = get_flag(r, o, "char");
	t->is_bool = get_flag(r, o, "bool");
	t->is_func = get_flag(r, o, "func");
	t->ref = get_index_opt(r, o, "ref", r->meta->ntypes);
	t->n = json_object_get(o, "n") ? (uint32_t)get_int(r, o, "n", 0, SIZE_LIMIT) : 0;
	read_members(r, o, t);
	read_values(r, o, t);
	if (t->kind == TYPE_FLOAT && t->size != sizeof(float) && t->size != sizeof(double))
		t->kind = TYPE_OPAQUE;
	if ((t->kind == TYPE_INT || t->kind == TYPE_ENUM || t->kind == TYPE_POINTER) &&
	    !int_size(t->size))
		t->kind = TYPE_OPAQUE;
	if ((t->kind == TYPE_TYPEDEF || t->kind == TYPE_ARRAY) && t->ref == META_NONE)
		wrong(r, "the type %.40s refers to no other", t->name);
}

/* -------------------------------------------------------------- the whole */

static void read_macro(struct reader *r, const json_t *o, struct meta_macro *m)
{
	static const char *const kinds[] = { "int", "string", NULL };

	m->name = get_text(r, o, "name");
	m->is_string = get_word(r, o, "kind", kinds) == 1;
	m->fixed = get_flag(r, o, "fixed");
	m->open = get_flag(r, o, "open");
	m->needed = get_flag(r, o, "needed");
	m->text = "";
	if (m->is_string)
		m->text = get_text_opt(r, o, "value", "");
	else if (json_object_get(o, "value"))
		m->value = get_int(r, o, "value", INT64_MIN, INT64_MAX);
}

static void read_program(struct reader *r, const json_t *o, struct meta_program *p)
{
	static const char *const kinds[] = { "description", "script", NULL };

	p->text = get_text(r, o, "text");
	p->is_script = get_word(r, o, "kind", kinds) == 1;
	p->matched = (uint32_t)get_int(r, o, "matched", 0, INT32_MAX);
}

static void read_options(struct reader *r, const json_t *root)
{
	json_t *o = json_object_get(root, "options"), *value;
	struct meta_option *options;
	const char *name;
	size_t most = 0;

	if (!o)
		return;
	if (!json_is_object(o)) {
		wrong(r, "\"options\" is not an object");
		return;
	}
	json_object_foreach(o, name, value) most +=
		json_is_array(value) ? json_array_size(value) : 1;
	options = new_array(r->meta, most, options);
	r->meta->options = options;
	json_object_foreach(o, name, value)
	{
		const size_t n = json_is_array(value) ? json_array_size(value) : 1;

		for (size_t i = 0; i < n; i++) {
			json_t *text = json_is_array(value) ? json_array_get(value, i) : value;

			options[r->meta->noptions].name = name;
			options[r->meta->noptions++].value = check_text(r, text, name);
		}
	}
}

static void read_head(struct reader *r, const json_t *root)
{
	const json_t *target = json_object_get(root, "target"), *list;
	struct meta *m = r->meta;
	uint32_t count;

	if (get_int(r, root, "version", 0, INT32_MAX) != META_VERSION)
		wrong(r, "it has another version of the metadata");
	m->module = get_text(r, root, "module");
	m->script = get_text_opt(r, json_object_get(root, "script"), "name", NULL);
	m->release = get_text(r, target, "release");
	m->build_id = get_text_opt(r, target, "build_id", "");
	m->arch = get_text_opt(r, target, "arch", "");
	m->strsize = json_object_get(root, "strsize") ?
			     (uint32_t)get_int(r, root, "strsize", 1, SIZE_LIMIT) :
			     256;
	list = get_array(r, root, "privileges", &count);
	for (uint32_t i = 0; i < count; i++) {
		const char *word = check_text(r, json_array_get(list, i), "privileges");

		if (!strcmp(word, "destructive") || !strcmp(word, "copyout"))
			m->destructive = true;
		if (!strcmp(word, "guru"))
			m->destructive = m->overrides = true;
		m->perf |= !strcmp(word, "perf");
	}
	read_options(r, root);
}

/* Reads the array `name` of objects into m->PLURAL with read_ONE(). */
#define READ_LIST(root, plural, name, one, ...)                                      \
	do {                                                                         \
		__typeof__(m->plural[0]) *list_ = new_array(m, m->n##plural, list_); \
		const json_t *array_ = json_object_get(root, name);                  \
		m->plural = (void *)list_;                                           \
		for (uint32_t i_ = 0; i_ < m->n##plural && !r->bad; i_++)            \
			read_##one(r, json_array_get(array_, i_),                    \
				   (void *)&list_[i_] __VA_OPT__(, ) __VA_ARGS__);   \
	} while (0)

static void read_format(struct reader *r, const json_t *v, const char **ret)
{
	*ret = check_text(r, v, "formats");
}

static void read_ksym(struct reader *r, const json_t *v, const char **ret)
{
	*ret = check_text(r, v, "ksyms");
}

static void read_site(struct reader *r, const json_t *o, struct meta_site *s)
{
	s->line = (uint32_t)get_int(r, o, "line", 0, INT32_MAX);
	s->column = json_object_get(o, "col") ? (uint32_t)get_int(r, o, "col", 0, INT32_MAX) : 0;
	s->source = get_text_opt(r, o, "source", NULL);
}

static void read_all(struct reader *r, const json_t *root)
{
	struct meta *m = r->meta;
	uint64_t epid = 1;

	if (!json_is_object(root)) {
		wrong(r, "it is not an object");
		return;
	}
	read_head(r, root);
	get_array(r, root, "programs", &m->nprograms);
	get_array(r, root, "macros", &m->nmacros);
	get_array(r, root, "probes", &m->ngroups);
	get_array(r, root, "records", &m->nrecords);
	get_array(r, root, "clauses", &m->nclauses);
	get_array(r, root, "formats", &m->nformats);
	get_array(r, root, "aggs", &m->naggs);
	get_array(r, root, "sites", &m->nsites);
	get_array(r, root, "ksyms", &m->nksyms);
	get_array(r, root, "types", &m->ntypes);
	READ_LIST(root, programs, "programs", program);
	READ_LIST(root, macros, "macros", macro);
	READ_LIST(root, formats, "formats", format);
	READ_LIST(root, aggs, "aggs", agg);
	READ_LIST(root, sites, "sites", site);
	READ_LIST(root, ksyms, "ksyms", ksym);
	READ_LIST(root, types, "types", type);
	READ_LIST(root, records, "records", record);
	READ_LIST(root, clauses, "clauses", clause);
	READ_LIST(root, groups, "probes", group, &epid);
}

/* jansson takes a hundred bytes for two, so it gets what is known to be bounded. */
static void load_json(struct reader *r, const char *text, size_t size)
{
	json_error_t error;
	char why[100], *rest;

	if (size > META_SIZE_LIMIT) {
		wrong(r, "they have %zu bytes, and at most %u are taken", size, META_SIZE_LIMIT);
		return;
	}
	rest = meta_names_take(r->meta, text, &size, &r->names);
	if (meta_check_text(rest, size, why, sizeof(why))) {
		wrong(r, "%s", why);
	} else {
		r->meta->json = json_loadb(rest, size, JSON_REJECT_DUPLICATES, &error);
		if (!r->meta->json)
			wrong(r, "%s at byte %d", error.text, error.position);
	}
	talloc_free(rest);
}

static int release(struct meta *meta)
{
	json_decref(meta->json);
	return 0;
}

struct meta *meta_parse(void *ctx, const void *text, size_t size, char *why, size_t why_size)
{
	struct reader r = { .why = why, .why_size = why_size };
	const char *problem;
	struct meta *m;

	m = must(talloc_zero(ctx, struct meta));
	talloc_set_destructor(m, release);
	r.meta = m;
	load_json(&r, text, size);
	if (!r.bad)
		read_all(&r, m->json);
	problem = r.bad ? NULL : meta_check(m);
	if (problem)
		wrong(&r, "%s", problem);
	if (r.bad) {
		talloc_free(m);
		return NULL;
	}
	return m;
}
