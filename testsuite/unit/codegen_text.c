// SPDX-License-Identifier: GPL-2.0-or-later
/* The C text as people read it, what cannot break out of it, and the metadata beside it. */
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <cmocka.h>

#include "codegen/codegen.h"
#include "codegen/emit/emit.h"
#include "codegen_fixture.h"

static const char open_d[] = "syscall::openat:entry\n"
			     "/execname == \"cat\"/\n"
			     "{\n"
			     "\tself->ts = timestamp;\n"
			     "\tprintf(\"%s %d\", copyinstr(arg1), arg0);\n"
			     "}";

static const char open_c[] =
	"struct record_0 {\n"
	"\tstruct dtap_rec rec;\n"
	"\tstruct dtap_span f0;\n"
	"\ts32 arg0;\n"
	"} __attribute__((aligned(8)));\n"
	"\n"
	"/*\n"
	" * test.d:1\n"
	" * syscall::openat:entry\n"
	" * /execname == \"cat\"/\n"
	" * {\n"
	" * \tself->ts = timestamp;\n"
	" * \tprintf(\"%s %d\", copyinstr(arg1), arg0);\n"
	" * }\n"
	" */\n"
	"static void clause_0(struct rt_ctx *ctx)\n"
	"{\n"
	"\tu64 self;\n"
	"\tstruct record_0 *rec;\n"
	"\tconst char *str1;\n"
	"\n"
	"\tif (!rt_streq(rt_execname(ctx), \"cat\"))\n"
	"\t\treturn;\n"
	"\tself = rt_key_self(ctx);\n"
	"\trt_var_set64(ctx, 0, &self, 8, rt_timestamp(ctx)); /* self->ts = timestamp */\n"
	"\trt_scratch_reset(ctx);\n"
	"\trec = rt_reserve(ctx, 0, sizeof(*rec), RT_TAIL_STR(256));\n"
	"\tif (!rec)\n"
	"\t\treturn; /* counted as a drop */\n"
	"\tstr1 = rt_copyinstr(ctx, ctx->args[1], RT_ANY_SIZE, 0); /* copyinstr(arg1) */\n"
	"\tif (ctx->fault)\n"
	"\t\treturn;\n"
	"\trt_tail_str(ctx, rec, &rec->f0, str1, 0); /* copyinstr(arg1) */\n"
	"\trec->arg0 = ctx->args[0]; /* arg0 */\n"
	"\trt_commit(ctx, rec);\n"
	"}\n"
	"\n"
	"static void handler_0(struct rt_ctx *ctx)\n"
	"{\n"
	"\trt_begin(ctx, RT_MAY_FAULT | RT_STAMPS | RT_READS_TIME);\n"
	"\trt_clause(ctx, 0, clause_0);\n"
	"}\n";

static int setup(void **state)
{
	(void)state;
	fixture_new(open_d);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	fixture_free();
	return 0;
}

static void build_open(void)
{
	struct prog_var *ts = var("self->ts", PV_SELF, &t_u64, 0);
	struct prog_expr *pred, *copy, *arg0, *set;
	struct prog_clause *c;

	pred = x(PX_STREQ, &t_int, NULL, 2, x_builtin(PB_EXECNAME, &t_string), x_str("cat"));
	c = clause(open_d, pred);
	set = x_set(x_var(ts, 0), x_builtin(PB_TIMESTAMP, &t_u64));
	set->loc = fixture_find("self->ts = timestamp");
	s_expr(c, set);
	copy = x_call(SUBR_COPYINSTR, &t_string, 1, x_arg(1, &t_u64));
	copy->loc = fixture_find("copyinstr(arg1)");
	arg0 = x_arg(0, &t_int);
	arg0->loc = fixture_find("arg0");
	s_record(c, PA_PRINTF, 2, copy, arg0)->rec.format = 0;
	handler(PT_SYSCALL_ENTRY, "openat", 1, c);
}

static void test_reads_like_the_script(void **state)
{
	const char *c;

	(void)state;
	build_open();
	c = strstr(fixture_compile(), "struct record_0 {");
	assert_non_null(c);
	if (strncmp(c, open_c, strlen(open_c)))
		assert_string_equal(c, open_c);
}

static void test_equal_input_gives_equal_bytes(void **state)
{
	size_t len[2];
	char *c[2];

	(void)state;
	build_open();
	for (int i = 0; i < 2; i++)
		c[i] = codegen_c(fixture_ctx, &prog, NULL, &len[i]);
	assert_int_equal(len[0], len[1]);
	assert_memory_equal(c[0], c[1], len[0]);
	for (int i = 0; i < 2; i++)
		c[i] = codegen_metadata(fixture_ctx, &prog, &len[i]);
	assert_int_equal(len[0], len[1]);
	assert_memory_equal(c[0], c[1], len[0]);
}

/* Everything a script can name, hostile: it must stay inside its comment or literal. */
static void test_nothing_breaks_out(void **state)
{
	static const char evil[] = "*/ #error out /* ?\?/\n\" ) ; } \\\n\xff\x01 //\\";
	struct prog_clause *c = clause(evil, NULL);
	struct prog_expr *e = x_str(evil);
	struct prog_macro macro = { .name = "1\n*/", .is_string = true, .text = evil };
	struct prog_ksym ksym = { evil, evil, false };
	struct prog_handler *h;

	(void)state;
	prog.script = evil;
	prog.release = evil;
	prog.macros = &macro;
	prog.ksyms = &ksym;
	prog.nmacros = prog.nksyms = 1;
	e->loc = fixture_find(open_d);
	s_record(c, PA_TRACE, 1, e);
	h = handler(PT_TRACEPOINT, evil, 1, c);
	h->probes[0].prov = h->probes[0].mod = h->probes[0].name = evil;
	fixture_compile();
}

static void test_comment_text(void **state)
{
	static const char text[] = "a */ b/* c\n\t d\xc3 e\\";
	struct text out;

	(void)state;
	text_init(&out, fixture_ctx);
	emit_comment_text(&out, text, strlen(text), 100);
	assert_string_equal(out.data, "a * / b/ * c d\\xc3 e\\ ");
	text_init(&out, fixture_ctx);
	emit_comment_text(&out, "0123456789", 10, 4);
	assert_string_equal(out.data, "0123...");
}

static void test_lines_fit(void **state)
{
	struct prog_expr *e = x_arg(0, &t_s64);
	char *text = talloc_strdup(fixture_ctx, "");
	struct prog_clause *c = clause("", NULL);
	const char *line;

	(void)state;
	for (int i = 0; i < 60; i++) {
		e = x(i % 2 ? PX_ADD : PX_XOR, &t_s64, NULL, 2, e, x_arg(i % 10, &t_s64));
		text = talloc_asprintf_append(text, "word\\\"%d ?\?/ ", i);
	}
	s_record(c, PA_TRACE, 2, e, x_str(text));
	handler(PT_FBT_ENTRY, "f", 1, c);
	line = fixture_compile();
	while (*line) {
		size_t len = strcspn(line, "\n"), width = 0;

		for (size_t i = 0; i < len; i++)
			width = line[i] == '\t' ? (width / 8 + 1) * 8 : width + 1;
		assert_true(width <= 100);
		line += len + (line[len] == '\n');
	}
}

static void test_no_dead_declarations(void **state)
{
	struct prog_clause *c = clause("", NULL), *unused = clause("", NULL);
	const char *text;

	(void)state;
	var("never", PV_GLOBAL, &t_int, 0);
	s_record(unused, PA_TRACE, 1, x_int(&t_int, 1));
	s_expr(c, x_int(&t_int, 1));
	handler(PT_BEGIN, "", 1, c);
	text = fixture_compile();
	assert_null(strstr(text, "never"));
	assert_null(strstr(text, "record_1"));
	assert_null(strstr(text, "macros"));
	assert_null(strstr(text, "this_vars"));
}

static unsigned int count(const char *what)
{
	const char *text = fixture_compile();
	unsigned int n = 0;

	while ((text = strstr(text, what))) {
		text++;
		n++;
	}
	return n;
}

/* A pointer that leads on is loaded with what it leads to; one that is used twice by itself. */
static void test_chains_of_pointers(void **state)
{
	struct prog_var *n = var("n", PV_THIS, &t_u64, 0);
	struct prog_clause *c = clause("", NULL), *d = clause("", NULL);
	struct prog_expr *shared = x_load(&t_ptr, x_arg(1, &t_ptr), NULL);

	(void)state;
	s_expr(c, x_set(x_var(n, 0),
			x_load(&t_u64,
			       x(PX_ADD, &t_ptr, NULL, 2, x_load(&t_ptr, x_arg(0, &t_ptr), NULL),
				 x_int(&t_u64, 8)),
			       NULL)));
	handler(PT_FBT_ENTRY, "f", 1, c);
	assert_int_equal(count("= rt_load64_through(ctx, ctx->args[0], 8, 1, 2)"), 1);
	assert_int_equal(count("= rt_load64("), 0);
	for (int i = 8; i < 32; i += 8)
		s_expr(d, x_set(x_var(n, 0),
				x_load(&t_u64, x(PX_ADD, &t_ptr, NULL, 2, shared, x_int(&t_u64, i)),
				       NULL)));
	handler(PT_FBT_ENTRY, "g", 1, d);
	assert_int_equal(count("rt_load64_through("), 1);
	assert_int_equal(count("= rt_load64("), 4);
}

/* strlen(strjoin(string, "x")) */
static struct prog_expr *join(struct prog_expr *string)
{
	return x_call(SUBR_STRLEN, &t_u64, 1,
		      x_call(SUBR_STRJOIN, &t_string, 2, string, x_str("x")));
}

static struct prog_expr *string_at(struct prog_expr *address)
{
	return x(PX_STRING, &t_string, NULL, 1, address);
}

/* Each statement that takes scratch memory begins anew, and no other one. */
static void test_scratch_of_statements(void **state)
{
	struct prog_var *n = var("n", PV_GLOBAL, &t_u64, 0);
	struct prog_clause *c = clause("", NULL);

	(void)state;
	s_expr(c, x_set(x_var(n, 0), x_arg(0, &t_u64)));
	for (int i = 0; i < 3; i++)
		s_expr(c, x_set(x_var(n, 0), join(x_str("a"))));
	s_expr(c, x_set(x_var(n, 0), x_arg(1, &t_u64)));
	handler(PT_FBT_ENTRY, "f", 1, c);
	assert_int_equal(count("rt_scratch_reset(ctx);"), 3);
}

/* A string that is read once for two statements stays until the second. */
static void test_scratch_that_is_used_again(void **state)
{
	struct prog_var *n = var("n", PV_THIS, &t_u64, 0);
	struct prog_clause *c = clause("", NULL);

	(void)state;
	s_expr(c, x_set(x_var(n, 0), join(string_at(x_arg(0, &t_u64)))));
	s_expr(c, x_set(x_var(n, 0), join(x_str("a"))));
	s_expr(c, x_set(x_var(n, 0), join(string_at(x_arg(0, &t_u64)))));
	s_expr(c, x_set(x_var(n, 0), join(x_str("b"))));
	handler(PT_FBT_ENTRY, "f", 1, c);
	assert_int_equal(count("rt_scratch_reset(ctx);"), 2);
}

/* An event's record is read directly only where it is surely that event's. */
static void test_event_records(void **state)
{
	struct prog_expr *record =
		x_at(PX_ARGADDR, &t_u64, location_at(LOCATION_RECORD, 0, &t_int));
	struct prog_clause *c = clause("", NULL);

	(void)state;
	record = x(PX_ADD, &t_u64, NULL, 2, record, x_int(&t_u64, 8));
	s_record(c, PA_TRACE, 1, x_load(&t_int, record, NULL));
	handler(PT_TRACEPOINT_RECORD, "f", 1, c);
	assert_non_null(strstr(fixture_compile(), "= *(s32 *)(ctx->record + 8);"));
	handler(PT_BEGIN, "", 1, c);
	assert_non_null(strstr(fixture_compile(), "rt_load32(ctx, (u64)ctx->record + 8, 0);"));
}

/* Words of registers and of the stack; what lies in memory, and in two registers. */
static void test_locations(void **state)
{
	static const struct {
		enum location_kind kind;
		uint32_t n;
		const char *text;
	} words[] = {
		{ LOCATION_REGISTER, 2, "rec->arg2 = ctx->args[2];" },
		{ LOCATION_STACK, 3, "rec->arg9 = ctx->args[9];" },
		{ LOCATION_TRACEPOINT, 4, "rec->arg4 = ctx->args[4];" },
		{ LOCATION_RESULT, 0, "rec->arg1 = ctx->args[1];" },
		{ LOCATION_SYSCALL_RESULT, 0, "rec->arg0 = ctx->args[0];" },
	}, areas[] = {
		{ LOCATION_REGISTER, 2, "rt_load32(ctx, (u64)&ctx->args[2] + 8, 0);" },
		{ LOCATION_STACK, 0, "rt_load32(ctx, rt_stack_args(ctx) + 8, 0);" },
		{ LOCATION_RECORD, 0, "rt_load32(ctx, (u64)ctx->record + 8, 0);" },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		struct prog_clause *c = clause("", NULL);

		s_record(c, PA_TRACE, 1,
			 x_at(PX_ARG, &t_s64, location_at(words[i].kind, words[i].n, &t_s64)));
		handler(PT_FBT_ENTRY, "f", 1, c);
		assert_non_null(strstr(fixture_compile(), words[i].text));
		assert_int_equal(teardown(state) + setup(state), 0);
	}
	for (size_t i = 0; i < sizeof(areas) / sizeof(*areas); i++) {
		struct prog_clause *c = clause("", NULL);
		struct prog_expr *at =
			x_at(PX_ARGADDR, &t_u64, location_at(areas[i].kind, areas[i].n, &t_s64));

		at = x(PX_ADD, &t_u64, NULL, 2, at, x_int(&t_u64, 8));
		s_record(c, PA_TRACE, 1, x_load(&t_int, at, NULL));
		handler(PT_FBT_ENTRY, "f", 1, c);
		assert_non_null(strstr(fixture_compile(), areas[i].text));
		assert_int_equal(teardown(state) + setup(state), 0);
	}
}

/* ----------------------------------------------------------------- metadata */

static json_t *metadata(void)
{
	json_error_t error;
	size_t len;
	char *text = codegen_metadata(fixture_ctx, &prog, &len);
	json_t *json = json_loadb(text, len, 0, &error);

	assert_non_null(json);
	return json;
}

static json_int_t number(json_t *o, const char *key)
{
	assert_true(json_is_integer(json_object_get(o, key)));
	return json_integer_value(json_object_get(o, key));
}

static json_t *item(json_t *o, const char *key, size_t i)
{
	json_t *v = json_array_get(json_object_get(o, key), i);

	assert_non_null(v);
	return v;
}

static void test_metadata(void **state)
{
	const char *formats[] = { "%s %d" };
	json_t *m, *c;

	(void)state;
	build_open();
	prog.formats = formats;
	prog.nformats = 1;
	m = metadata();
	c = item(m, "clauses", 0);
	assert_int_equal(number(c, "line"), 1);
	assert_int_equal(json_integer_value(item(c, "records", 0)), 0);
	c = item(m, "records", 0);
	assert_int_equal(number(c, "size"), 24);
	assert_int_equal(number(item(c, "fields", 0), "off"), 8);
	assert_int_equal(number(item(c, "fields", 1), "off"), 16);
	assert_int_equal(number(item(c, "fields", 1), "size"), 4);
	assert_int_equal(number(item(c, "actions", 0), "format"), 0);
	assert_int_equal(number(item(m, "probes", 0), "epid"), 1);
	assert_string_equal(json_string_value(json_object_get(item(m, "probes", 0), "funcs")),
			    "openat");
	json_decref(m);
}

static void test_probe_groups(void **state)
{
	static struct prog_probe probes[] = {
		{ 7, "fbt", "ext4", "a", "entry", NULL, 0, 0 },
		{ 9, "fbt", "ext4", "b", "entry", NULL, 0, 0 },
		{ 11, "fbt", "ext4", "c", "entry", NULL, 0, 0 },
		{ 3, "fbt", "vmlinux", "a", "entry", NULL, 0, 0 },
		{ 2, "fbt", "vmlinux", "b", "entry", NULL, 0, 0 },
	};
	struct prog_clause *c = clause("", NULL), *d = clause("", NULL);
	struct prog_handler *h;
	json_t *m, *g;

	(void)state;
	h = handler(PT_FBT_ENTRY, "", 2, c, d);
	h->probes = probes;
	h->nprobes = 5;
	handler(PT_BEGIN, "BEGIN", 1, c);
	m = metadata();
	g = item(m, "probes", 0);
	assert_int_equal(number(g, "ids"), 7);
	assert_int_equal(number(g, "idstep"), 2);
	g = item(m, "probes", 1);
	assert_string_equal(json_string_value(json_object_get(g, "ids")), "3 2");
	assert_string_equal(json_string_value(json_object_get(g, "funcs")), "a b");
	assert_int_equal(number(g, "epid"), 7);
	assert_int_equal(number(g, "row"), 3);
	g = item(m, "probes", 2);
	assert_int_equal(number(g, "epid"), 11);
	assert_int_equal(number(g, "handler"), 1);
	json_decref(m);
}

static void test_types_of_print(void **state)
{
	struct prog_var *p = var("p", PV_GLOBAL, &t_pair, 0);
	struct prog_clause *c = clause("", NULL);
	json_t *m, *t;

	(void)state;
	s_record(c, PA_PRINT, 1, x_var(p, 0));
	handler(PT_BEGIN, "", 1, c);
	m = metadata();
	assert_int_equal(number(item(item(m, "records", 0), "actions", 0), "type"), 0);
	t = item(m, "types", 0);
	assert_string_equal(json_string_value(json_object_get(t, "kind")), "struct");
	assert_int_equal(number(item(t, "members", 1), "off"), 64);
	json_decref(m);
}

/* U+10FE00 and a byte, of which the last two bytes of the character are given. */
#define U8_BYTE(end) "\xf4\x8f" end

/* What cannot be UTF-8 must not make the document unreadable, and is to be had again. */
static void test_bytes_that_are_not_utf8(void **state)
{
	const char *formats[] = {
		"\xff\xc3\xa9\xed\xa0\x80",
		"a\xf4\x8f\xba\x80\xf4\x8f\xb9\xbf\xf4\x8f\xbc\x80\xf4\x8f",
	};
	json_t *m;

	(void)state;
	prog.formats = formats;
	prog.nformats = 2;
	m = metadata();
	assert_string_equal(json_string_value(item(m, "formats", 0)),
			    U8_BYTE("\xbb\xbf") "\xc3\xa9" U8_BYTE("\xbb\xad") U8_BYTE("\xba\xa0")
				    U8_BYTE("\xba\x80"));
	/* The first of the characters that stand for bytes, and those around them. */
	assert_string_equal(json_string_value(item(m, "formats", 1)),
			    "a" U8_BYTE("\xbb\xb4") U8_BYTE("\xba\x8f") U8_BYTE("\xba\xba")
				    U8_BYTE("\xba\x80") "\xf4\x8f\xb9\xbf\xf4\x8f\xbc\x80" U8_BYTE(
					    "\xbb\xb4") U8_BYTE("\xba\x8f"));
	json_decref(m);
}

static void test_many_probes(void **state)
{
	struct prog_clause *c = clause("", NULL);
	struct prog_handler *h = handler(PT_FBT_ENTRY, "f", 1, c);

	(void)state;
	h->nprobes = 35000;
	h->probes = talloc_zero_array(fixture_ctx, struct prog_probe, h->nprobes);
	for (uint32_t i = 0; i < h->nprobes; i++)
		h->probes[i] = (struct prog_probe){
			.id = i,
			.prov = "fbt",
			.mod = "vmlinux",
			.func = talloc_asprintf(fixture_ctx, "function_%u", i),
			.name = "entry",
			.where = i,
		};
	fixture_compile();
}

#define T(name) cmocka_unit_test_setup_teardown(test_##name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(reads_like_the_script),
		T(equal_input_gives_equal_bytes),
		T(nothing_breaks_out),
		T(comment_text),
		T(lines_fit),
		T(no_dead_declarations),
		T(chains_of_pointers),
		T(scratch_of_statements),
		T(scratch_that_is_used_again),
		T(metadata),
		T(probe_groups),
		T(types_of_print),
		T(bytes_that_are_not_utf8),
		T(many_probes),
		T(event_records),
		T(locations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
