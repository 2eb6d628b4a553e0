// SPDX-License-Identifier: GPL-2.0-or-later
#include "codegen_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <talloc.h>
#include <cmocka.h>

#include "codegen/codegen.h"
#include "translator/lang/source.h"
#include "translator/prog/regex.h"

#ifndef SRCDIR
#define SRCDIR "."
#endif

const struct type t_void = { .kind = TYPE_VOID, .name = "void" };
const struct type t_char = {
	.kind = TYPE_INT, .size = 1, .align = 1, .name = "char", .is_signed = true, .is_char = true
};
const struct type t_u8 = { .kind = TYPE_INT, .size = 1, .align = 1, .name = "uint8_t" };
const struct type t_u16 = { .kind = TYPE_INT, .size = 2, .align = 2, .name = "uint16_t" };
const struct type t_int = {
	.kind = TYPE_INT, .size = 4, .align = 4, .name = "int", .is_signed = true
};
const struct type t_u32 = { .kind = TYPE_INT, .size = 4, .align = 4, .name = "unsigned int" };
const struct type t_s64 = {
	.kind = TYPE_INT, .size = 8, .align = 8, .name = "int64_t", .is_signed = true
};
const struct type t_u64 = { .kind = TYPE_INT, .size = 8, .align = 8, .name = "uint64_t" };
const struct type t_string = { .kind = TYPE_STRING, .size = 256, .align = 1, .name = "string" };
const struct type t_ptr = { .kind = TYPE_POINTER, .size = 8, .align = 8, .ref = &t_void };
static const struct type_member pair_members[] = { { "a", &t_int, 0, 0 }, { "b", &t_u64, 64, 0 } };
const struct type t_pair = { .kind = TYPE_STRUCT,
			     .size = 16,
			     .align = 8,
			     .name = "pair",
			     .members = pair_members,
			     .nmembers = 2 };
const struct type t_array = { .kind = TYPE_ARRAY, .size = 40, .align = 4, .ref = &t_int, .n = 10 };

struct prog prog;
void *fixture_ctx;
static struct source *source;
static uint32_t ndynamic;

void fixture_new(const char *text)
{
	fixture_ctx = talloc_new(NULL);
	source = source_from_text(fixture_ctx, "test.d", text, strlen(text));
	ndynamic = 0;
	prog = (struct prog){ .script = "test.d",
			      .hash = "00",
			      .module = "dtap_01234567",
			      .release = "6.1.0-test",
			      .build_id = "0123456789abcdef",
			      .arch = "x86_64",
			      .strsize = 256 };
}

void fixture_free(void)
{
	talloc_free(fixture_ctx);
}

#define PUSH(list, n, item)                                                                     \
	do {                                                                                    \
		(list) = talloc_realloc_size(fixture_ctx, (list), ((n) + 1) * sizeof(*(list))); \
		(list)[(n)++] = (item);                                                         \
	} while (0)

struct loc fixture_find(const char *text)
{
	const char *at = text ? strstr(source->text, text) : NULL;

	if (!at)
		return (struct loc){ 0 };
	return (struct loc){ source, (uint32_t)(at - source->text),
			     (uint32_t)(at - source->text + strlen(text)) };
}

static uint32_t add_site(struct loc loc)
{
	PUSH(prog.sites, prog.nsites, ((struct prog_site){ .loc = loc, .clause = prog.nclauses }));
	return prog.nsites - 1;
}

static struct prog_expr *make(enum prog_expr_kind kind, const struct type *type, const char *text,
			      unsigned int n, va_list ap)
{
	struct prog_expr *e = talloc_zero(fixture_ctx, struct prog_expr);

	e->kind = kind;
	e->type = type;
	e->loc = fixture_find(text);
	e->a = talloc_array(e, struct prog_expr *, n + 1);
	for (e->na = 0; e->na < n; e->na++)
		e->a[e->na] = va_arg(ap, struct prog_expr *);
	if (kind == PX_LOAD || kind == PX_STRING || kind == PX_DIV || kind == PX_MOD ||
	    kind == PX_CALL)
		e->site = add_site(e->loc);
	return e;
}

struct prog_expr *x(enum prog_expr_kind kind, const struct type *type, const char *text,
		    unsigned int n, ...)
{
	struct prog_expr *e;
	va_list ap;

	va_start(ap, n);
	e = make(kind, type, text, n, ap);
	va_end(ap);
	return e;
}

struct prog_expr *x_int(const struct type *type, int64_t value)
{
	struct prog_expr *e = x(PX_INT, type, NULL, 0);

	e->value = value;
	return e;
}

struct prog_expr *x_str(const char *text)
{
	struct prog_expr *e = x(PX_STR, &t_string, NULL, 0);

	e->str.text = text;
	e->str.len = strlen(text);
	return e;
}

struct prog_expr *x_at(enum prog_expr_kind kind, const struct type *type, struct location at)
{
	struct prog_expr *e = x(kind, type, NULL, 0);

	e->arg.at = talloc_memdup(fixture_ctx, &at, sizeof(at));
	return e;
}

struct prog_expr *x_arg(unsigned int index, const struct type *type)
{
	struct prog_expr *e = x_at(PX_ARG, &t_s64, location_at(LOCATION_GIVEN, index, &t_s64));

	return type == &t_s64 ? e : x_cast(type, e);
}

struct prog_expr *x_builtin(enum prog_builtin builtin, const struct type *type)
{
	struct prog_expr *e = x(PX_BUILTIN, type, NULL, 0);

	e->builtin = builtin;
	return e;
}

struct prog_expr *x_call(enum prog_subr subr, const struct type *type, unsigned int n, ...)
{
	struct prog_expr *e;
	va_list ap;

	va_start(ap, n);
	e = make(PX_CALL, type, NULL, n, ap);
	va_end(ap);
	e->subr = subr;
	return e;
}

struct prog_expr *x_match(const char *pattern, struct prog_expr *s)
{
	struct prog_expr *e = x(PX_MATCH, &t_int, NULL, 1, s);
	struct regex_error error;

	e->index = prog.nregexes;
	PUSH(prog.regexes, prog.nregexes,
	     regex_compile(fixture_ctx, pattern, strlen(pattern), &error));
	return e;
}

struct prog_expr *x_cast(const struct type *type, struct prog_expr *e)
{
	return x(PX_CAST, type, NULL, 1, e);
}

struct prog_expr *x_load(const struct type *type, struct prog_expr *address, const char *text)
{
	return x(PX_LOAD, type, text, 1, address);
}

struct prog_expr *x_var(struct prog_var *v, unsigned int n, ...)
{
	struct prog_expr *e;
	va_list ap;

	va_start(ap, n);
	e = make(PX_VAR, v->type, v->name, n, ap);
	va_end(ap);
	e->var.var = v;
	return e;
}

struct prog_expr *x_part(struct prog_expr *e, const struct type *type, uint32_t offset)
{
	e->type = type;
	e->var.offset = offset;
	return e;
}

struct prog_expr *x_element(struct prog_var *v, struct prog_expr *index)
{
	struct prog_expr *e = x_var(v, 1, index);
	struct prog_index *by = talloc(e, struct prog_index);

	*by = (struct prog_index){ .scale = v->type->ref->size, .bound = v->type->n };
	e->type = v->type->ref;
	e->var.nindex = 1;
	e->var.index = by;
	e->site = add_site(e->loc);
	return e;
}

struct prog_expr *x_set(struct prog_expr *to, struct prog_expr *value)
{
	struct prog_expr *e = x(PX_ASSIGN, to->type, NULL, 2, to, value);

	e->assign.op = PX_ASSIGN;
	return e;
}

struct prog_expr *x_op(struct prog_expr *to, enum prog_expr_kind op, const struct type *via,
		       struct prog_expr *value)
{
	struct prog_expr *e = x_set(to, value);

	e->assign.op = op;
	e->assign.via = via;
	return e;
}

struct prog_var *var(const char *name, enum prog_storage storage, const struct type *type,
		     unsigned int nkeys, ...)
{
	struct prog_var *v = talloc_zero(fixture_ctx, struct prog_var);
	va_list ap;

	v->name = name;
	v->storage = storage;
	v->type = type;
	v->assoc = nkeys;
	v->nkeys = nkeys;
	v->keys = talloc_array(v, const struct type *, nkeys + 1);
	va_start(ap, nkeys);
	for (unsigned int i = 0; i < nkeys; i++)
		v->keys[i] = va_arg(ap, const struct type *);
	va_end(ap);
	v->id = nkeys || storage == PV_SELF ? ndynamic++ : prog.nvars;
	PUSH(prog.vars, prog.nvars, v);
	return v;
}

static struct prog_field field(struct prog_expr *e)
{
	struct prog_field f = { .kind = PF_INT, .expr = e, .type = e->type };

	if (e->type == &t_string)
		f.kind = PF_STRING;
	else if (e->kind == PX_STACK || e->kind == PX_USTACK)
		f = (struct prog_field){ .kind = e->kind == PX_STACK ? PF_STACK : PF_USTACK,
					 .expr = e,
					 .type = e->type,
					 .size = e->size };
	else if (e->kind == PX_SYM)
		f.kind = PF_SYM + e->symkind;
	else if (e->type->kind == TYPE_STRUCT || e->type->kind == TYPE_ARRAY)
		f = (struct prog_field){
			.kind = PF_BYTES, .expr = e, .type = e->type, .size = e->type->size
		};
	return f;
}

struct prog_agg *agg(const char *name, enum aggfunc func, uint32_t value_size, unsigned int nkeys,
		     ...)
{
	struct prog_agg *a = talloc_zero(fixture_ctx, struct prog_agg);
	va_list ap;

	a->name = name;
	a->id = prog.naggs;
	a->func = func;
	a->value_size = value_size;
	va_start(ap, nkeys);
	for (unsigned int i = 0; i < nkeys; i++)
		PUSH(a->keys, a->nkeys, field(va_arg(ap, struct prog_expr *)));
	va_end(ap);
	PUSH(prog.aggs, prog.naggs, a);
	return a;
}

struct prog_clause *clause(const char *text, struct prog_expr *pred)
{
	struct prog_clause *c = talloc_zero(fixture_ctx, struct prog_clause);

	c->id = prog.nclauses;
	c->loc = fixture_find(text);
	c->text = text;
	c->pred = pred;
	PUSH(prog.clauses, prog.nclauses, c);
	return c;
}

struct prog_clause *block(void)
{
	return talloc_zero(fixture_ctx, struct prog_clause);
}

static struct prog_stmt *stmt(struct prog_clause *c, enum prog_stmt_kind kind, struct prog_expr *e)
{
	struct prog_stmt *s = talloc_zero(fixture_ctx, struct prog_stmt);

	s->kind = kind;
	s->e[0] = e;
	if (e)
		s->loc = e->loc;
	s->rec.format = s->rec.dyn = -1;
	PUSH(c->stmts, c->nstmts, s);
	return s;
}

void s_expr(struct prog_clause *c, struct prog_expr *e)
{
	stmt(c, PS_EXPR, e);
}

void s_if(struct prog_clause *c, struct prog_expr *test, const struct prog_clause *yes,
	  const struct prog_clause *no)
{
	struct prog_stmt *s = stmt(c, PS_IF, test);

	s->yes = yes->stmts;
	s->nyes = yes->nstmts;
	s->no = no ? no->stmts : NULL;
	s->nno = no ? no->nstmts : 0;
	c->records |= yes->records || (no && no->records);
}

struct prog_stmt *s_plain(struct prog_clause *c, enum prog_stmt_kind kind, struct prog_expr *e)
{
	return stmt(c, kind, e);
}

struct prog_stmt *s_record(struct prog_clause *c, enum prog_act act, unsigned int nfields, ...)
{
	struct prog_stmt *s = stmt(c, PS_RECORD, NULL);
	va_list ap;

	c->records = true;
	s->rec.act = act;
	va_start(ap, nfields);
	for (unsigned int i = 0; i < nfields; i++)
		PUSH(s->rec.fields, s->rec.nfields, field(va_arg(ap, struct prog_expr *)));
	va_end(ap);
	return s;
}

struct prog_stmt *s_agg(struct prog_clause *c, struct prog_agg *a, struct prog_expr *value,
			unsigned int nkeys, ...)
{
	struct prog_stmt *s = stmt(c, PS_AGG, NULL);
	unsigned int n = 0;
	va_list ap;

	s->agg.agg = a;
	s->agg.value = value;
	s->loc = fixture_find(a->name);
	va_start(ap, nkeys);
	while (n < nkeys)
		PUSH(s->agg.keys, n, field(va_arg(ap, struct prog_expr *)));
	va_end(ap);
	return s;
}

struct prog_handler *handler(enum prog_attach attach, const char *func, unsigned int n, ...)
{
	struct prog_handler *h = talloc_zero(fixture_ctx, struct prog_handler);
	struct prog_probe p = {
		.id = prog.nhandlers + 10,
		.prov = "fbt",
		.mod = "vmlinux",
		.func = func,
		.name = "entry",
	};
	va_list ap;

	h->attach = attach;
	va_start(ap, n);
	for (unsigned int i = 0; i < n; i++)
		PUSH(h->clauses, h->nclauses, va_arg(ap, const struct prog_clause *));
	va_end(ap);
	PUSH(h->probes, h->nprobes, p);
	PUSH(prog.handlers, prog.nhandlers, h);
	return h;
}

static const char *compile(const char *flags, const char *out)
{
	char file[] = "/tmp/codegen-XXXXXX.c";
	char *command;
	size_t len;
	char *c = codegen_c(fixture_ctx, &prog, NULL, &len);
	int fd = mkstemps(file, 2), status;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, c, len), len);
	close(fd);
	command = talloc_asprintf(
		fixture_ctx,
		"gcc -std=gnu11 -Wall -Wextra -Wno-unused-parameter -Werror -O2 -fwrapv "
		"-fno-strict-aliasing -I%s/runtime %s -o %s %s",
		SRCDIR, flags, out, file);
	status = system(command);
	if (status)
		print_error("%s", c);
	assert_int_equal(status, 0);
	unlink(file);
	return c;
}

const char *fixture_compile(void)
{
	return compile("-c -mcmodel=kernel -fno-pie -mno-sse -mno-red-zone", "/dev/null");
}

const char *fixture_build(void)
{
	static char path[] = "/tmp/codegen-XXXXXX.so";
	int fd;

	strcpy(path, "/tmp/codegen-XXXXXX.so");
	fd = mkstemps(path, 3);
	assert_true(fd >= 0);
	close(fd);
	compile("-DDTAP_USER -fPIC -shared -Wl,-Bsymbolic", path);
	return path;
}
