// SPDX-License-Identifier: GPL-2.0-or-later
#include "codegen/codegen.h"
#include "emit_tables.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "codegen/ir/ir_uses.h"
#include "codegen/lower/names.h"
#include "translator/lang/source.h"

/*
 * gcc takes 20 times as long for a row of an initialiser as for a line of assembly;
 * tables that nobody reads anyway are written as the latter.
 */
#define ROWS_IN_C	 256
#define STRINGS_IN_LINES 1024

#define SCRATCH_MIN	 1024u /* bytes */

/* One part of this many clauses compiles in a second, with clauses inlined into their handlers. */
#define CLAUSES_IN_ONE_PART 100

bool codegen_in_parts(const struct prog *prog)
{
	return prog->nclauses > CLAUSES_IN_ONE_PART;
}

void emit_divide(struct tables *t)
{
	uint32_t used = 0, i;

	t->divided = codegen_in_parts(t->prog);
	t->first_part = t->prog->nclauses;
	if (!t->divided)
		return;
	for (i = 0; i < t->prog->nclauses; i++)
		used += t->layout->clauses[i].used;
	used /= 2;
	for (i = 0; used; i++)
		used -= t->layout->clauses[i].used;
	t->first_part = i;
}

const char *emit_linkage(const struct tables *t)
{
	return t->divided ? "RT_SHARED " : "static ";
}

void emit_begin_part(struct tables *t, uint32_t clause)
{
	if (t->divided)
		emit_line(t->e, "#if RT_PART != %d", clause < t->first_part ? 2 : 1);
}

/* The handlers, in the first part, call what is in the second. */
void emit_end_part(struct tables *t, uint32_t clause)
{
	if (!t->divided)
		return;
	if (clause >= t->first_part) {
		emit_line(t->e, "#else");
		emit_line(t->e, "RT_SHARED void clause_%u(struct rt_ctx *ctx);", clause);
	}
	emit_line(t->e, "#endif");
	emit_blank(t->e);
}

void emit_ksyms(struct tables *t)
{
	if (!t->prog->nksyms)
		return;
	emit_open(t->e, "%sstruct rt_ksym ksyms[] = {", emit_linkage(t));
	for (uint32_t i = 0; i < t->prog->nksyms; i++) {
		const struct prog_ksym *k = &t->prog->ksyms[i];
		const char *line = talloc_asprintf(
			t->e->out.ctx, "{ %u, 0x%x, %d, 0 },", strings_add(&t->strings, k->name),
			k->mod ? strings_add(&t->strings, k->mod) : 0xffffffffu, k->percpu);

		emit_commented(t->e, line, k->name, strlen(k->name));
	}
	emit_close(t->e, ";");
	emit_blank(t->e);
}

void emit_macros(struct tables *t)
{
	if (!t->prog->nmacros)
		return;
	emit_open(t->e, "%sstruct rt_macro macros[] = {", emit_linkage(t));
	for (uint32_t i = 0; i < t->prog->nmacros; i++) {
		const struct prog_macro *m = &t->prog->macros[i];
		char *name = talloc_asprintf(t->e->out.ctx, "$%s", m->name);
		struct text line;

		text_init(&line, t->e->out.ctx);
		if (m->is_string) {
			const char *s = m->text ? m->text : "";

			text_adds(&line, "{ .str = ");
			emit_quote(&line, s, strlen(s));
			text_adds(&line, " },");
		} else if (m->value == INT64_MIN) {
			text_adds(&line, "{ .value = -0x7fffffffffffffffLL - 1 },");
		} else {
			text_addf(&line, "{ .value = %" PRId64 " },", m->value);
		}
		emit_commented(t->e, line.data, name, strlen(name));
	}
	emit_close(t->e, ";");
	emit_blank(t->e);
}

void emit_record(struct tables *t, const struct layout_record *record)
{
	emit_open(t->e, "struct record_%u {", record->id);
	emit_line(t->e, "struct dtap_rec rec;");
	for (uint32_t i = 0; i < record->nfields; i++) {
		const struct layout_field *f = &record->fields[i];

		emit_line(t->e, "%s %s;",
			  f->type == IT_VOID ? "struct dtap_span" : ir_type_c(f->type), f->name);
	}
	emit_close(t->e, " __attribute__((aligned(8)));");
	emit_blank(t->e);
}

void emit_origin(struct tables *t, const struct prog_clause *clause)
{
	const char *file = NULL;
	uint32_t line = 0, column = 0;
	char *heading;

	if (clause->loc.source)
		source_place(clause->loc.source, clause->loc.begin, &file, &line, &column);
	if (!file)
		file = t->prog->script ? t->prog->script : "command line";
	heading = talloc_asprintf(t->e->out.ctx, "%s:%u", file, line);
	emit_block_comment(t->e, heading, clause->text, clause->text ? strlen(clause->text) : 0);
}

/* ----------------------------------------------------------------- handlers */

static uint32_t clause_uses(const struct tables *t, const struct prog_handler *h, uint32_t i)
{
	return t->uses[h->clauses[i]->id];
}

static uint32_t handler_uses(const struct tables *t, const struct prog_handler *h)
{
	uint32_t uses = 0;

	for (uint32_t i = 0; i < h->nclauses; i++)
		uses |= clause_uses(t, h, i);
	return uses;
}

void emit_uses(struct tables *t)
{
	const struct prog *prog = t->prog;

	t->uses = talloc_zero_array(t->e->out.ctx, uint32_t, prog->nclauses + 1);
	for (uint32_t i = 0; i < prog->nclauses; i++)
		if (t->layout->clauses[i].used)
			t->uses[i] = ir_uses(&t->lowered->clauses[i].func);
	for (uint32_t i = 0; i < prog->nhandlers; i++)
		if (prog->handlers[i]->attach == PT_ERROR)
			t->error_uses |= handler_uses(t, prog->handlers[i]);
}

/* ERROR's handler has the clocks, and the turns of loops, of the firing that failed. */
static void print_begin(struct tables *t, const struct prog_handler *h)
{
	const bool error = h->attach == PT_ERROR;
	uint32_t uses = handler_uses(t, h);
	struct text line;

	if (error)
		uses &= ~(uint32_t)(DOES_TIME | DOES_TURNS);
	else if (uses & (DOES_FAULTS | DOES_RECORDS)) /* what ERROR needs in a firing that failed */
		uses |= t->error_uses & (DOES_TIME | DOES_TURNS);
	uses &= DOES_FAULTS | DOES_RECORDS | DOES_TIME | DOES_TOKEN | DOES_TURNS;
	if (!uses)
		return;
	text_init(&line, t->e->out.ctx);
	text_addf(&line, "%s%s%s%s%s", uses & (DOES_FAULTS | DOES_RECORDS) ? " | RT_MAY_FAULT" : "",
		  uses & (DOES_FAULTS | DOES_RECORDS) && !error ? " | RT_STAMPS" : "",
		  uses & DOES_TIME ? " | RT_READS_TIME" : "",
		  uses & DOES_TOKEN ? " | RT_CUTS_TOKEN" : "",
		  uses & DOES_TURNS ? " | RT_TURNS" : "");
	emit_line(t->e, "rt_begin(ctx, %s);", line.data + 3);
}

static void print_handler(struct tables *t, uint32_t index)
{
	const struct prog_handler *h = t->prog->handlers[index];
	bool uses_this = false;
	uint32_t slot = 0;

	for (uint32_t i = 0; i < h->nclauses; i++)
		uses_this |= t->lowered->clauses[h->clauses[i]->id].uses_this;
	emit_line(t->e, "static void handler_%u(struct rt_ctx *ctx)", index);
	emit_open(t->e, "{");
	print_begin(t, h);
	if (uses_this)
		emit_line(t->e, "__builtin_memset(ctx->cpu->thisv, 0, sizeof(struct this_vars));");
	for (uint32_t i = 0; i < h->nclauses; i++) {
		if (i && t->layout->exits) {
			emit_line(t->e, "if (rt_stopping())");
			emit_line(t->e, "\treturn;");
		}
		if (clause_uses(t, h, i) & (DOES_FAULTS | DOES_RECORDS))
			emit_line(t->e, "rt_clause(ctx, %u, clause_%u);", slot, h->clauses[i]->id);
		else
			emit_line(t->e, "clause_%u(ctx);", h->clauses[i]->id);
		slot += layout_epids(t->layout, h->clauses[i]);
	}
	emit_close(t->e, "");
	emit_blank(t->e);
}

struct row {
	uint32_t epid, prov, mod, func, name;
};

static struct row row(struct tables *t, uint32_t index, uint32_t i)
{
	const struct prog_handler *h = t->prog->handlers[index];
	const struct prog_probe *p = &h->probes[i];
	struct row r = { .epid = t->layout->epids[index] + i * t->layout->nepids[index] };

	r.prov = strings_add(&t->strings, p->prov);
	r.mod = strings_add(&t->strings, p->mod);
	r.name = strings_add(&t->strings, p->name);
	if (h->attach == PT_TRACEPOINT || h->attach == PT_TRACEPOINT_RECORD)
		r.func = strings_add_pair(&t->strings, p->attach_name ? p->attach_name : p->func,
					  p->func);
	else
		r.func = strings_add(&t->strings, p->attach_name ? p->attach_name : p->func);
	return r;
}

static void print_rows(struct tables *t, uint32_t index)
{
	const struct prog_handler *h = t->prog->handlers[index];

	emit_open(t->e, "static const struct rt_probe probes_%u[] = {", index);
	for (uint32_t i = 0; i < h->nprobes; i++) {
		const struct prog_probe *p = &h->probes[i];
		struct row r = row(t, index, i);
		char *line =
			talloc_asprintf(t->e->out.ctx, "{ %u, %u, %u, %u, %u, %u, %" PRIu64 " },",
					p->id, r.epid, r.prov, r.mod, r.func, r.name, p->where);
		char *name = talloc_asprintf(t->e->out.ctx, "%s:%s:%s:%s", p->prov, p->mod, p->func,
					     p->name);

		emit_commented(t->e, line, name, strlen(name));
		talloc_free(line);
		talloc_free(name);
	}
	emit_close(t->e, ";");
	emit_blank(t->e);
}

static char *put_number(char *to, uint64_t n, char end)
{
	char digits[20];
	int i = 0;

	do
		digits[i++] = (char)('0' + n % 10);
	while (n /= 10);
	while (i)
		*to++ = digits[--i];
	*to++ = end;
	return to;
}

static void print_asm_rows(struct tables *t, uint32_t index)
{
	const struct prog_handler *h = t->prog->handlers[index];
	struct text *out = &t->e->out;

	emit_line(t->e, "/* %u rows of struct rt_probe; as assembly, which compiles faster */",
		  h->nprobes);
	emit_line(t->e, "extern const struct rt_probe probes_%u[];", index);
	text_addf(out, "asm(\".pushsection .rodata,\\\"a\\\"\\n\\t.balign 8\\nprobes_%u:\\n\"\n",
		  index);
	for (uint32_t i = 0; i < h->nprobes; i++) {
		struct row r = row(t, index, i);

		const uint32_t numbers[] = {
			h->probes[i].id, r.epid, r.prov, r.mod, r.func, r.name
		};
		char line[128], *end = line;

		for (int j = 0; j < 6; j++)
			end = put_number(end, numbers[j], j < 5 ? ',' : '\\');
		text_adds(out, "    \".long ");
		text_add(out, line, (size_t)(end - line));
		end = put_number(line, h->probes[i].where, '\\');
		text_adds(out, "n.quad ");
		text_add(out, line, (size_t)(end - line));
		text_adds(out, "n\"\n");
	}
	text_adds(out, "    \".popsection\\n\");\n\n");
}

static void print_need(struct text *out, const struct tables *t, const struct prog_handler *h)
{
	static const char *const names[] = { "RT_NEED_ARGS", "RT_NEED_STACK_ARGS", "RT_NEED_PROBE",
					     "RT_NEED_REGS", "RT_NEED_CALLER" };
	const uint32_t need = ir_needs(handler_uses(t, h));
	bool any = false;

	for (uint32_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (!(need & 1u << i))
			continue;
		text_addf(out, "%s%s", any ? " | " : "", names[i]);
		any = true;
	}
	if (!any)
		text_adds(out, "0");
}

static const char *attach_name(enum prog_attach attach)
{
	static const char *const names[] = {
#define ATTACH(kind, ...) #kind,
#include "runtime/attach.def"
#undef ATTACH
	};

	return names[attach];
}

static bool has_error(const struct tables *t)
{
	for (uint32_t i = 0; i < t->prog->nhandlers; i++)
		if (t->prog->handlers[i]->attach == PT_ERROR)
			return true;
	return false;
}

/* What ERROR is told of the clause that failed. */
static void print_numbers(struct tables *t, uint32_t index)
{
	const struct prog_handler *h = t->prog->handlers[index];
	struct text line;

	text_init(&line, t->e->out.ctx);
	text_addf(&line, "static const u32 clauses_%u[] = { ", index);
	for (uint32_t i = 0; i < h->nclauses; i++)
		for (uint32_t k = 0; k < layout_epids(t->layout, h->clauses[i]); k++)
			text_addf(&line, "%s%u", i + k ? ", " : "", h->clauses[i]->number);
	emit_line(t->e, "%s };", line.data);
}

static bool has_widths(const struct prog_handler *h)
{
	for (uint32_t i = 0; i < h->nclauses; i++)
		if (h->clauses[i]->widths)
			return true;
	return false;
}

static void print_widths(struct tables *t, uint32_t index)
{
	const struct prog_handler *h = t->prog->handlers[index];
	struct text *out = &t->e->out;

	if (!has_widths(h))
		return;
	text_addf(out, "static const u32 widths_%u[] = {", index);
	for (uint32_t i = 0; i < h->nprobes; i++)
		text_addf(out, "%s%#x,", i % 12 ? " " : "\n\t", h->probes[i].widths);
	text_adds(out, "\n};\n\n");
}

void emit_handlers(struct tables *t)
{
	const bool numbers = has_error(t);

	if (t->divided)
		emit_line(t->e, "#if RT_PART != 2");
	for (uint32_t i = 0; i < t->prog->nhandlers; i++)
		print_handler(t, i);
	for (uint32_t i = 0; i < t->prog->nhandlers; i++) {
		if (t->prog->handlers[i]->nprobes > ROWS_IN_C)
			print_asm_rows(t, i);
		else
			print_rows(t, i);
	}
	if (!t->prog->nhandlers)
		return;
	for (uint32_t i = 0; i < t->prog->nhandlers; i++)
		print_widths(t, i);
	for (uint32_t i = 0; numbers && i < t->prog->nhandlers; i++)
		print_numbers(t, i);
	emit_open(t->e, "static const struct rt_handler handlers[] = {");
	for (uint32_t i = 0; i < t->prog->nhandlers; i++) {
		const struct prog_handler *h = t->prog->handlers[i];
		struct text line;

		text_init(&line, t->e->out.ctx);
		text_addf(&line, "{ handler_%u, probes_%u, %u, RT_ATTACH_%s, ", i, i, h->nprobes,
			  attach_name(h->attach));
		print_need(&line, t, h);
		text_addf(&line, ", %u, ", t->layout->nepids[i]);
		if (numbers)
			text_addf(&line, "clauses_%u", i);
		else
			text_adds(&line, "NULL");
		if (has_widths(h))
			text_addf(&line, ", widths_%u },", i);
		else
			text_adds(&line, ", NULL },");
		emit_line(t->e, "%s", line.data);
	}
	emit_close(t->e, ";");
	emit_blank(t->e);
}

/* ------------------------------------------------------------------- script */

const char *codegen_attach_table(enum prog_attach attach)
{
	static const char *const tables[] = {
#define ATTACH(kind, text, table, ...) table,
#include "runtime/attach.def"
#undef ATTACH
	};

	return tables[attach];
}

static const char *table_beside(enum prog_attach attach)
{
	static const char *const tables[] = {
#define ATTACH(kind, text, table, beside, bare) beside,
#include "runtime/attach.def"
#undef ATTACH
	};

	return attach < PT_KINDS ? tables[attach] : NULL;
}

static bool attaches(const struct tables *t, enum prog_attach attach)
{
	for (uint32_t i = 0; i < t->prog->nhandlers; i++)
		if (t->prog->handlers[i]->attach == attach)
			return true;
	return false;
}

/* A table, unless it is *last. */
static void print_kind(struct tables *t, const char *name, const char **last)
{
	if (!name || (*last && !strcmp(name, *last)))
		return;
	emit_line(t->e, "&%s,", name);
	*last = name;
}

/* In the order of enum prog_attach, which is the order of arming. */
static void print_kinds(struct tables *t)
{
	const char *last = NULL, *beside = NULL, *next;

	emit_open(t->e, "static const struct attach_kind *const kinds[] = {");
	for (enum prog_attach attach = 0; attach < PT_KINDS; attach++) {
		if (attaches(t, attach)) {
			print_kind(t, codegen_attach_table(attach), &last);
			beside = table_beside(attach);
		}
		next = table_beside(attach + 1);
		if (beside && (!next || strcmp(next, beside) != 0)) {
			print_kind(t, beside, &last);
			beside = NULL;
		}
	}
	emit_line(t->e, "NULL,");
	emit_close(t->e, ";");
	emit_blank(t->e);
}

/* Whether the loader asks if a system call is made, as programs may make another in its place. */
static bool has_siblings(const struct prog_handler *h)
{
	static const char *const calls[] = {
#define SIBLINGS(call, others) #call,
#include "common/siblings.def"
#undef SIBLINGS
	};

	if (h->attach != PT_SYSCALL_ENTRY && h->attach != PT_SYSCALL_RETURN)
		return false;
	for (uint32_t i = 0; i < h->nprobes; i++)
		for (size_t k = 0; k < sizeof(calls) / sizeof(*calls); k++)
			if (!strcmp(h->probes[i].func, calls[k]))
				return true;
	return false;
}

/* Parts of the runtime that no function refers to. */
static void print_parts(struct tables *t)
{
	const struct prog *prog = t->prog;
	bool watch = false;

	for (uint32_t i = 0; i < prog->nhandlers; i++)
		watch |= has_siblings(prog->handlers[i]);
	emit_open(t->e, "static const u32 *const parts[] = {");
	if (prog->naggs)
		emit_line(t->e, "&rt_part_agg,");
	if (prog->nmacros)
		emit_line(t->e, "&rt_part_process,");
	if (watch)
		emit_line(t->e, "&rt_part_watch,");
	emit_line(t->e, "NULL,");
	emit_close(t->e, ";");
	emit_blank(t->e);
}

static void print_strings(struct tables *t)
{
	const struct text *blob = &t->strings.blob;
	struct text *out = &t->e->out;
	bool offsets = t->strings.count <= STRINGS_IN_LINES;

	text_adds(out, "static const char strings[] =\n\t/*    0 */ \"\\0\"");
	for (size_t i = 1; i < blob->len;) {
		const char *s = blob->data + i;
		size_t len = strlen(s);

		if (offsets)
			text_addf(out, "\n\t/* %4zu */ ", i);
		else
			text_adds(out, "\n\t");
		emit_quote(out, s, len);
		out->len--;
		text_adds(out, "\\0\"");
		i += len + 1;
	}
	text_adds(out, ";\n\n");
}

static void print_uses(struct tables *t)
{
	struct text line;
	bool records = false;

	for (uint32_t i = 0; i < t->prog->nclauses; i++)
		records |= t->layout->clauses[i].used &&
			   t->layout->clauses[i].first + t->layout->clauses[i].nrecords;
	text_init(&line, t->e->out.ctx);
	text_addf(&line, "%s%s%s%s%s", records ? " | RT_USES_RECORDS" : "",
		  t->lowered->uses_spec ? " | RT_USES_SPEC" : "",
		  t->lowered->destructive ? " | RT_USES_DESTRUCTIVE" : "",
		  has_error(t) ? " | RT_USES_ERROR" : "",
		  t->prog->privileges & PROG_OVERRIDE ? " | RT_USES_OVERRIDE" : "");
	if (line.len)
		emit_line(t->e, ".uses = %s,", line.data + 3);
}

static void print_string_member(struct tables *t, const char *member, const char *value)
{
	struct text line;

	text_init(&line, t->e->out.ctx);
	text_addf(&line, "%s = ", member);
	emit_quote(&line, value, strlen(value));
	text_adds(&line, ",");
	emit_line(t->e, "%s", line.data);
}

/* Bytes of the build-id; 0 if it is not hexadecimal, which counts as none known. */
static size_t build_id_len(const struct prog *prog)
{
	size_t len = prog->build_id ? strlen(prog->build_id) : 0;

	if (len % 2 || (len && strspn(prog->build_id, "0123456789abcdefABCDEF") != len))
		return 0;
	return len / 2;
}

static void print_build_id(struct tables *t)
{
	size_t len = build_id_len(t->prog);
	struct text line;

	if (!len)
		return;
	text_init(&line, t->e->out.ctx);
	for (size_t i = 0; i < len; i++)
		text_addf(&line, "%s0x%.2s,", i ? " " : "", t->prog->build_id + 2 * i);
	emit_open(t->e, "static const u8 build_id[] = {");
	emit_line(t->e, "%s", line.data);
	emit_close(t->e, ";");
	emit_blank(t->e);
}

static void print_number(struct tables *t, const char *member, uint32_t n)
{
	if (n)
		emit_line(t->e, "%s = %u,", member, n);
}

/* Three numbers of a kernel's struct, which `what` names. */
static void print_layout(struct tables *t, const char *member, const uint32_t *n, const char *what)
{
	const char *line =
		talloc_asprintf(t->e->out.ctx, "%s = { %u, %u, %u },", member, n[0], n[1], n[2]);

	emit_commented(t->e, line, what, strlen(what));
}

static void print_mount(struct tables *t)
{
	const struct prog *p = t->prog;

	if (p->mount.mnt)
		print_layout(t, ".mount",
			     (uint32_t[]){ p->mount.parent, p->mount.mountpoint, p->mount.mnt },
			     "struct mount: mnt_parent, mnt_mountpoint, mnt");
}

static void print_rq(struct tables *t)
{
	const struct prog *p = t->prog;

	if (p->rq.ksym)
		print_layout(t, ".rq", (uint32_t[]){ p->rq.ksym, p->rq.clock, p->rq.clock_task },
			     "struct rq: clock, clock_task");
}

/* How many sites there are up to the last load of a member. */
static uint32_t count_members(const struct prog *prog)
{
	uint32_t n = prog->nsites;

	while (n && !prog->sites[n - 1].member)
		n--;
	return n;
}

static void print_members(struct tables *t)
{
	const struct prog *prog = t->prog;
	const uint32_t n = count_members(prog);

	if (!n)
		return;
	emit_open(t->e, "static const u32 members[] = {");
	for (uint32_t i = 0; i < n; i++)
		emit_line(t->e, "%u,", prog->sites[i].member);
	emit_close(t->e, ";");
}

static uint32_t scratch_max(const struct tables *t)
{
	uint32_t max = SCRATCH_MIN;

	for (uint32_t i = 0; i < t->prog->nclauses; i++)
		if (t->lowered->clauses[i].func.scratch > max)
			max = t->lowered->clauses[i].func.scratch;
	return max;
}

static uint32_t record_max(const struct tables *t)
{
	uint32_t max = 0;

	for (uint32_t i = 0; i < t->prog->nclauses; i++) {
		const struct layout_clause *lc = &t->layout->clauses[i];

		for (uint32_t k = 0; lc->used && k < lc->nrecords; k++)
			if (lc->records[k]->size > max)
				max = lc->records[k]->size;
	}
	for (uint32_t k = 0; k < t->layout->nfunc_records; k++)
		if (t->layout->records[k]->size > max)
			max = t->layout->records[k]->size;
	return max;
}

void emit_script(struct tables *t)
{
	const struct prog *prog = t->prog;

	print_strings(t);
	print_build_id(t);
	print_kinds(t);
	print_parts(t);
	print_members(t);
	emit_open(t->e, "struct rt_script rt_script = {");
	emit_line(t->e, ".abi = DTAP_ABI_VERSION,");
	print_string_member(t, ".name", prog->module ? prog->module : "");
	if (build_id_len(prog)) {
		emit_line(t->e, ".build_id = build_id,");
		emit_line(t->e, ".build_id_len = sizeof(build_id),");
	}
	print_string_member(t, ".release", prog->release ? prog->release : "");
	emit_line(t->e, ".strings = strings,");
	emit_line(t->e, ".kinds = kinds,");
	emit_line(t->e, ".parts = parts,");
	if (prog->nhandlers)
		emit_line(t->e, ".handlers = handlers,");
	print_number(t, ".nhandler", prog->nhandlers);
	if (prog->nksyms)
		emit_line(t->e, ".ksyms = ksyms,");
	print_number(t, ".nksym", prog->nksyms);
	if (prog->nmacros)
		emit_line(t->e, ".macros = macros,");
	print_number(t, ".nmacro", prog->nmacros);
	print_number(t, ".strsize", prog->strsize - 1);
	print_number(t, ".scratch_size", scratch_max(t));
	print_number(t, ".alloca_size", prog->scratchsize);
	if (t->lowered->uses_this)
		emit_line(t->e, ".this_size = sizeof(struct this_vars),");
	print_number(t, ".agg_slots_size", t->layout->slots_size);
	print_number(t, ".naggs", prog->naggs);
	print_number(t, ".dynvar_max", t->lowered->dynvar_max);
	print_number(t, ".record_max", record_max(t));
	print_uses(t);
	print_mount(t);
	print_rq(t);
	if (count_members(prog)) {
		emit_line(t->e, ".members = members,");
		print_number(t, ".nmember", count_members(prog));
	}
	emit_close(t->e, ";");
	if (t->divided)
		emit_line(t->e, "#endif");
}
