// SPDX-License-Identifier: GPL-2.0-or-later
/* The typed program as text (-S): one statement per line, expressions in prefix form. */
#include "prog.h"
#include "regex.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>
#include <talloc.h>

#include "common/words.h"
#include "translator/lang/source.h"

static const char *const kind_texts[] = {
#define EXPR(kind, text) [PX_##kind] = text,
#include "prog.def"
#undef EXPR
};

static const char *const builtin_texts[] = {
#define BUILTIN(name, ...) #name,
#define SPECIAL(name, ...) #name,
#include "builtins.def"
};

static const char *const subr_texts[] = {
#define SUBR(name, ...)	      #name,
#define MADE(subr, text, ...) text,
#include "subrs.def"
};

static const char *const symkind_texts[] = { "sym", "mod", "usym", "umod", "uaddr" };
static const char *const attach_texts[] = {
#define ATTACH(kind, text, ...) text,
#include "runtime/attach.def"
#undef ATTACH
};
static const char *const stmt_texts[] = {
	[PS_CASE] = "case",
	[PS_BREAK] = "break",
	[PS_CONTINUE] = "continue",
	[PS_RETURN] = "return",
#define STATEMENT(kind, name, ...) [PS_##kind] = #name,
#include "common/action.def"
};

const char *prog_builtin_name(enum prog_builtin builtin)
{
	return builtin_texts[builtin];
}

enum prog_attach prog_attach_bare(enum prog_attach attach)
{
	static const enum prog_attach bare[] = {
#define ATTACH(kind, text, table, beside, bare) PT_##bare,
#include "runtime/attach.def"
#undef ATTACH
	};

	return bare[attach];
}

struct dump {
	FILE *out;
	const struct prog *prog;
	void *ctx;
};

static void quoted(FILE *out, const char *text, size_t len)
{
	fputc('"', out);
	for (size_t i = 0; i < len; i++) {
		unsigned char ch = (unsigned char)text[i];

		if (ch == '"' || ch == '\\')
			fprintf(out, "\\%c", ch);
		else if (ch == '\n')
			fputs("\\n", out);
		else if (isprint(ch))
			fputc(ch, out);
		else
			fprintf(out, "\\%03o", ch);
	}
	fputc('"', out);
}

static void dump_expr(const struct dump *d, const struct prog_expr *e);

static void dump_var(const struct dump *d, const struct prog_expr *e)
{
	static const char *const prefix[] = {
		[PV_GLOBAL] = "", [PV_THIS] = "this->", [PV_SELF] = "self->", [PV_LOCAL] = ""
	};
	const struct prog_var *v = e->var.var;
	uint32_t nkeys = v->nkeys;

	fprintf(d->out, "%s%s%s", e->kind == PX_VARADDR ? "&" : "", prefix[v->storage], v->name);
	if (nkeys) {
		fputc('[', d->out);
		for (uint32_t i = 0; i < nkeys; i++) {
			fputs(i ? ", " : "", d->out);
			dump_expr(d, e->a[i]);
		}
		fputc(']', d->out);
	}
	if (e->var.offset)
		fprintf(d->out, "+%u", e->var.offset);
	for (uint32_t i = 0; i < e->var.nindex; i++) {
		fputs("{", d->out);
		dump_expr(d, e->a[nkeys + i]);
		fprintf(d->out, " * %u < %u}", e->var.index[i].scale, e->var.index[i].bound);
	}
	if (e->var.bits)
		fprintf(d->out, ":%u@%u", e->var.bits, e->var.bitoff);
}

static void dump_args(const struct dump *d, const struct prog_expr *e)
{
	for (uint32_t i = 0; i < e->na; i++) {
		fputc(' ', d->out);
		dump_expr(d, e->a[i]);
	}
}

static void dump_assign(const struct dump *d, const struct prog_expr *e)
{
	fprintf(d->out, "(%s%s", e->assign.op == PX_ASSIGN ? "" : kind_texts[e->assign.op],
		kind_texts[e->kind]);
	if (e->assign.del)
		fputs(" del", d->out);
	if (e->assign.post)
		fputs(" post", d->out);
	if (e->assign.op != PX_ASSIGN)
		fprintf(d->out, "<%s>", type_name(d->ctx, e->assign.via));
	dump_args(d, e);
	fputc(')', d->out);
}

static void dump_leaf(const struct dump *d, const struct prog_expr *e)
{
	switch ((int)e->kind) {
	case PX_STR:
		quoted(d->out, e->str.text, e->str.len);
		return;
	case PX_NULLSTR:
		fputs("null", d->out);
		return;
	case PX_MACRO_INT:
	case PX_MACRO_STR:
		fprintf(d->out, "$%s", d->prog->macros[e->index].name);
		return;
	case PX_ARG:
		fprintf(d->out, "arg%u", location_word(e->arg.at));
		return;
	case PX_ARGN:
		fprintf(d->out, "arg%u:%u", location_word(e->arg.at), e->arg.n);
		return;
	case PX_ARGADDR:
		location_print_area(d->out, e->arg.at);
		return;
	case PX_SYMBOL:
		fprintf(d->out, "`%s", d->prog->ksyms[e->index].name);
		return;
	case PX_STACK:
	case PX_USTACK:
		fprintf(d->out, "%s(%u)", kind_texts[e->kind], e->size);
		return;
	}
}

static void dump_expr(const struct dump *d, const struct prog_expr *e)
{
	switch ((int)e->kind) {
	case PX_INT:
		fprintf(d->out, "%" PRId64, e->value);
		return;
	case PX_VAR:
	case PX_VARADDR:
		dump_var(d, e);
		return;
	case PX_ASSIGN:
		dump_assign(d, e);
		return;
	case PX_BUILTIN:
		fputs(builtin_texts[e->builtin], d->out);
		if (e->na)
			dump_args(d, e);
		return;
	case PX_CALL:
		fprintf(d->out, "(%s", subr_texts[e->subr]);
		break;
	case PX_INVOKE:
		fprintf(d->out, "(%s()", e->func->name);
		break;
	case PX_SYM:
		fprintf(d->out, "(%s", symkind_texts[e->symkind]);
		break;
	case PX_LOAD:
		fprintf(d->out, "(load<%s>", type_name(d->ctx, e->type));
		if (e->load.bits)
			fprintf(d->out, ":%u@%u", e->load.bits, e->load.bitoff);
		break;
	case PX_STRING:
		fputs("(string", d->out);
		if (e->size)
			fprintf(d->out, "/%u", e->size);
		break;
	case PX_CAST:
		fprintf(d->out, "(cast<%s>", type_name(d->ctx, e->type));
		break;
	default:
		if (!e->na) {
			dump_leaf(d, e);
			return;
		}
		fprintf(d->out, "(%s", kind_texts[e->kind]);
	}
	dump_args(d, e);
	if (e->kind == PX_MATCH) {
		fputc(' ', d->out);
		quoted(d->out, d->prog->regexes[e->index]->text, d->prog->regexes[e->index]->len);
	}
	fputc(')', d->out);
}

static void dump_fields(const struct dump *d, const struct prog_field *f, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		fprintf(d->out, "%s%s", i ? ", " : "", words_value[f[i].kind]);
		if (f[i].kind == PF_INT)
			fprintf(d->out, "<%s>", type_name(d->ctx, f[i].type));
		if (f[i].size)
			fprintf(d->out, "/%u", f[i].size);
		if (f[i].from_address)
			fputs(f[i].packet ? "*packet" : "*", d->out);
		if (!f[i].expr)
			continue;
		fputc(' ', d->out);
		dump_expr(d, f[i].expr);
		if (!f[i].count)
			continue;
		fputs(" count ", d->out);
		dump_expr(d, f[i].count);
	}
}

static void dump_record(const struct dump *d, const struct prog_stmt *s)
{
	fprintf(d->out, "%s", words_action[s->rec.act]);
	if (s->rec.format >= 0) {
		fputc(' ', d->out);
		quoted(d->out, d->prog->formats[s->rec.format],
		       strlen(d->prog->formats[s->rec.format]));
	}
	for (uint32_t i = 0; i < s->rec.naggs; i++)
		fprintf(d->out, " @%s", s->rec.aggs[i]->name);
	if (!s->rec.nfields)
		return;
	fputs(" [", d->out);
	dump_fields(d, s->rec.fields, s->rec.nfields);
	fputs("]", d->out);
	if (s->rec.dyn >= 0)
		fprintf(d->out, " dyn %d", s->rec.dyn);
}

static void dump_agg(const struct dump *d, const struct prog_stmt *s)
{
	fprintf(d->out, "@%s", s->agg.agg->name);
	if (s->agg.agg->nkeys) {
		fputc('[', d->out);
		dump_fields(d, s->agg.keys, s->agg.agg->nkeys);
		fputc(']', d->out);
	}
	fprintf(d->out, " = %s(", words_aggfunc[s->agg.agg->func]);
	if (s->agg.value)
		dump_expr(d, s->agg.value);
	if (s->agg.incr) {
		fputs(", ", d->out);
		dump_expr(d, s->agg.incr);
	}
	fputc(')', d->out);
}

static void dump_stmts(const struct dump *d, struct prog_stmt *const *list, uint32_t n,
		       unsigned int depth)
{
	for (uint32_t i = 0; i < n; i++) {
		const struct prog_stmt *s = list[i];

		fprintf(d->out, "%*s", (int)depth * 4, "");
		switch (s->kind) {
		case PS_EXPR:
			dump_expr(d, s->e[0]);
			break;
		case PS_AGG:
			dump_agg(d, s);
			break;
		case PS_RECORD:
			dump_record(d, s);
			break;
		case PS_IF:
			fputs("if ", d->out);
			dump_expr(d, s->e[0]);
			fputc('\n', d->out);
			dump_stmts(d, s->yes, s->nyes, depth + 1);
			if (s->nno)
				fprintf(d->out, "%*selse\n", (int)depth * 4, "");
			dump_stmts(d, s->no, s->nno, depth + 1);
			continue;
		case PS_LOOP:
		case PS_SWITCH:
			fputs(s->kind == PS_SWITCH ? "switch " :
			      s->test_last	   ? "do " :
						     "loop ",
			      d->out);
			if (s->e[0])
				dump_expr(d, s->e[0]);
			fputc('\n', d->out);
			dump_stmts(d, s->yes, s->nyes, depth + 1);
			if (s->nno)
				fprintf(d->out, "%*sstep\n", (int)depth * 4, "");
			dump_stmts(d, s->no, s->nno, depth + 1);
			continue;
		case PS_CASE:
		case PS_BREAK:
		case PS_CONTINUE:
		case PS_RETURN:
		case PS_SPECULATE:
		case PS_COMMIT:
		case PS_DISCARD:
		case PS_RAISE:
		case PS_STOP:
		case PS_PANIC:
		case PS_BREAKPOINT:
		case PS_CHILL:
			fputs(stmt_texts[s->kind], d->out);
			if (s->e[0]) {
				fputc(' ', d->out);
				dump_expr(d, s->e[0]);
			}
			break;
		}
		fputc('\n', d->out);
	}
}

static void dump_clause(const struct dump *d, const struct prog_clause *c)
{
	const char *file = NULL;
	uint32_t line = 0, col = 0;

	if (c->loc.source)
		source_place(c->loc.source, c->loc.begin, &file, &line, &col);
	fprintf(d->out, "clause %u at %s:%u%s\n", c->id, file ? file : "-", line,
		c->records ? " records" : "");
	if (c->pred) {
		fputs("    / ", d->out);
		dump_expr(d, c->pred);
		fputs(" /\n", d->out);
	}
	dump_stmts(d, c->stmts, c->nstmts, 1);
}

static void dump_func(const struct dump *d, const struct prog_func *f)
{
	fprintf(d->out, "function %u %s(", f->body.id, f->name);
	for (uint32_t i = 0; i < f->nparams; i++)
		fprintf(d->out, "%s%s: %s", i ? ", " : "", f->params[i]->name,
			type_name(d->ctx, f->params[i]->type));
	fprintf(d->out, "): %s%s%s\n", type_name(d->ctx, f->result),
		f->recursive ? " recursive" : "", f->records ? " records" : "");
	dump_stmts(d, f->body.stmts, f->body.nstmts, 1);
}

static void dump_handler(const struct dump *d, const struct prog_handler *h, uint32_t i)
{
	fprintf(d->out, "handler %u %s clauses", i, attach_texts[h->attach]);
	for (uint32_t k = 0; k < h->nclauses; k++)
		fprintf(d->out, " %u", h->clauses[k]->id);
	fprintf(d->out, " probes %u\n", h->nprobes);
	for (uint32_t k = 0; k < h->nprobes && k < 10; k++)
		fprintf(d->out, "    %u %s:%s:%s:%s\n", h->probes[k].id, h->probes[k].prov,
			h->probes[k].mod, h->probes[k].func, h->probes[k].name);
}

static void dump_variable(const struct dump *d, const struct prog_var *v)
{
	static const char *const prefix[] = {
		[PV_GLOBAL] = "", [PV_THIS] = "this->", [PV_SELF] = "self->", [PV_LOCAL] = ""
	};

	fprintf(d->out, "var %s%s", prefix[v->storage], v->name);
	for (uint32_t i = 0; i < v->nkeys; i++)
		fprintf(d->out, "%s%s", i ? ", " : "[", type_name(d->ctx, v->keys[i]));
	fprintf(d->out, "%s: %s", v->nkeys ? "]" : "", type_name(d->ctx, v->type));
	for (uint32_t i = 0; i < v->nvalues; i++) {
		fputs(i ? ", " : " = ", d->out);
		if (v->values[i].text)
			quoted(d->out, v->values[i].text, strlen(v->values[i].text));
		else
			fprintf(d->out, "%" PRId64, v->values[i].value);
	}
	fputc('\n', d->out);
}

static void dump_aggregation(const struct dump *d, const struct prog_agg *a)
{
	fprintf(d->out, "agg @%s[", a->name);
	dump_fields(d, a->keys, a->nkeys);
	fprintf(d->out, "] %s", words_aggfunc[a->func]);
	if (a->func >= AGG_LQUANTIZE)
		for (int i = 0; i < 4; i++)
			fprintf(d->out, " %" PRId64, a->params[i]);
	fprintf(d->out, ", %u bytes\n", a->value_size);
}

void prog_dump(FILE *out, const struct prog *prog)
{
	struct dump d = { .out = out, .prog = prog, .ctx = talloc_new(NULL) };

	for (uint32_t i = 0; i < prog->nvars; i++)
		dump_variable(&d, prog->vars[i]);
	for (uint32_t i = 0; i < prog->naggs; i++)
		dump_aggregation(&d, prog->aggs[i]);
	for (uint32_t i = 0; i < prog->nmacros; i++)
		fprintf(out, "macro $%s%s%s%s\n", prog->macros[i].name,
			prog->macros[i].fixed ? " fixed" : "", prog->macros[i].open ? " open" : "",
			prog->macros[i].needed ? " needed" : "");
	for (uint32_t i = 0; i < prog->nfuncs; i++)
		dump_func(&d, prog->funcs[i]);
	for (uint32_t i = 0; i < prog->nclauses; i++)
		dump_clause(&d, prog->clauses[i]);
	for (uint32_t i = 0; i < prog->nhandlers; i++)
		dump_handler(&d, prog->handlers[i], i);
	talloc_free(d.ctx);
}
