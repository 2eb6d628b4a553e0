// SPDX-License-Identifier: GPL-2.0-or-later
/* printf() formats: conversions, flags, widths, as the D manual has them. */
#define _GNU_SOURCE 1
#include "loader_fixture.h"

#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <time.h>

#include "loader/format/fmt.h"
#include "loader/symbols/ksym.h"
#include "loader/symbols/netname.h"

static struct value number(s64 n, u32 size, bool is_signed)
{
	return (struct value){
		.kind = META_INT, .size = size, .is_signed = is_signed, .number = (u64)n, .type = ""
	};
}

static struct value text(const char *s)
{
	return (struct value){ .kind = META_STRING,
			       .data = (const unsigned char *)s,
			       .len = (u32)strlen(s),
			       .type = "" };
}

static void expect(const char *format, const struct value *values, u32 count, const char *expected)
{
	void *heap = talloc_new(NULL);
	struct fmt_context context = { .stack_indent = 14, .resolve = true };
	struct capture c;
	struct fmt fmt;

	assert_null(fmt_parse(heap, format, &fmt));
	assert_int_equal(fmt.nargs, count);
	capture_begin(&c);
	context.out = &c.out;
	fmt_print(&context, &fmt, values);
	capture_expect(&c, expected);
	talloc_free(heap);
}

#define EXPECT(format, expected, ...)                                                  \
	do {                                                                           \
		const struct value values_[] = { __VA_ARGS__ };                        \
		expect(format, values_, sizeof(values_) / sizeof(*values_), expected); \
	} while (0)

static void test_integers(void **state)
{
	(void)state;
	EXPECT("%d", "-1", number(-1, 4, true));
	EXPECT("%d", "4294967295", number(0xffffffffll, 4, false));
	EXPECT("%i", "-5", number(-5, 8, true));
	EXPECT("%u", "4294967295", number(-1, 4, true));
	EXPECT("%u", "255", number(-1, 1, true));
	EXPECT("%x", "ffffffff", number(-1, 4, true));
	EXPECT("%x", "ffffffffffffffff", number(-1, 8, true));
	EXPECT("%#X|%#o", "0X1F|017", number(31, 4, true), number(15, 4, true));
	/* Flags, width and precision in any order. */
	EXPECT("[%5-d][%.3-5d][%5+d][%-.3 5d]", "[42   ][042  ][  +42][ 042 ]", number(42, 4, true),
	       number(42, 4, true), number(42, 4, true), number(42, 4, true));
	EXPECT("[%5d][%-5d][%05d][%+d][% d]", "[   42][42   ][00042][+42][ 42]",
	       number(42, 4, true), number(42, 4, true), number(42, 4, true), number(42, 4, true),
	       number(42, 4, true));
	EXPECT("%hhd %hd %ld %lld %llx", "1 2 3 4 5", number(1, 1, true), number(2, 2, true),
	       number(3, 8, true), number(4, 8, true), number(5, 8, false));
	EXPECT("%.4d", "0007", number(7, 4, true));
	EXPECT("%p", "ffff8000deadbeef", number((s64)0xffff8000deadbeefull, 8, false));
	EXPECT("[%?x]", "[            beef]", number(0xbeef, 8, false));
	EXPECT("%d%%", "50%", number(50, 4, true));
	EXPECT("%lld", "-9223372036854775808", number(INT64_MIN, 8, true));
}

/* What has a way of its own, against the C library. */
static void test_many_integers(void **state)
{
	static const u32 sizes[] = { 1, 2, 4, 8 };
	char format[40], expected[100];

	(void)state;
	srand(1);
	for (int i = 0; i < 20000; i++) {
		const u32 size = sizes[rand() % 4];
		const bool is_signed = rand() % 2;
		const int width = rand() % 3 ? 0 : rand() % 25, shift = rand() % 64;
		const bool left = width && rand() % 2;
		const u64 bits = (((u64)rand() << 33) ^ ((u64)rand() << 11) ^ (u64)rand()) >> shift;
		const u64 low = size < 8 ? bits & ((1ull << 8 * size) - 1) : bits;
		const s64 extended = (s64)(low << (64 - 8 * size)) >> (64 - 8 * size);
		const u64 n = is_signed ? (u64)extended : low;

		snprintf(format, sizeof(format), width ? "<%%%s%dd|%%u>" : "<%%d|%%u>",
			 left ? "-" : "", width);
		if (is_signed)
			snprintf(expected, sizeof(expected), "<%*lld|%llu>", left ? -width : width,
				 (long long)n, (unsigned long long)low);
		else
			snprintf(expected, sizeof(expected), "<%*llu|%llu>", left ? -width : width,
				 (unsigned long long)n, (unsigned long long)low);
		EXPECT(format, expected, number((s64)n, size, is_signed),
		       number((s64)n, size, is_signed));
	}
}

static void test_plain(void **state)
{
	(void)state;
	EXPECT("%s", "", text(""));
	EXPECT("%s%s", "ab", text("a"), text("b"));
	EXPECT("%d %s %u\n",
	       "-9223372036854775808 a text of more than sixteen bytes 18446744073709551615\n",
	       number(INT64_MIN, 8, true), text("a text of more than sixteen bytes"),
	       number(-1, 8, true));
	EXPECT("%ld=%s|", "0=x|", number(0, 8, true), text("x"));
	/* An integer for a string, and the reverse, have their way, too. */
	EXPECT("%s", "7", number(7, 4, true));
	EXPECT("%d", "x", text("x"));
	/* A string ends at its NUL. */
	EXPECT("[%s]", "[ab]",
	       { .kind = META_STRING,
		 .data = (const unsigned char *)"ab\0cd",
		 .len = 5,
		 .type = "" });
}

static void test_stars(void **state)
{
	(void)state;
	EXPECT("[%*d]", "[   42]", number(5, 4, true), number(42, 4, true));
	EXPECT("[%*d]", "[42   ]", number(-5, 4, true), number(42, 4, true));
	/* Names of hosts and ports where they are known. */
	EXPECT("[%I][%8I][%P][%-7P]", "[no address][   1.2.3][65535][65534  ]", text("no address"),
	       text("1.2.3"), number(65535, 2, false), number(65534, 2, false));
	assert_string_equal(netname_host("127.0.0.1"), netname_host("127.0.0.1"));
	EXPECT("[%.*s]", "[abc]", number(3, 4, true), text("abcdef"));
	EXPECT("[%-*.*s]", "[ab   ]", number(5, 4, true), number(2, 4, true), text("abcdef"));
	EXPECT("[%.*s]", "[abcdef]", number(-1, 4, true), text("abcdef"));
}

static void test_strings(void **state)
{
	const struct value bytes = { .kind = META_BYTES,
				     .data = (const unsigned char *)"ab\0cd",
				     .len = 5,
				     .type = "char [5]" };

	(void)state;
	EXPECT("%s", "", text(""));
	EXPECT("[%5s][%-5s][%.2s]", "[  abc][abc  ][ab]", text("abc"), text("abc"), text("abc"));
	EXPECT("[%s]", "[ab]", bytes);
	EXPECT("%S", "a\\n\\t\\001\\\\\\\"z\\377", text("a\n\t\001\\\"z\377"));
	EXPECT("%c%c", "hi", number('h', 1, true), number('i', 4, true));
	EXPECT("[%3c][%-3c]", "[  x][x  ]", number('x', 1, true), number('x', 1, true));
	EXPECT("%C%C", "\\na", number('\n', 1, true), number('a', 1, true));
	EXPECT("no conversion\n", "no conversion\n");
}

static void test_times(void **state)
{
	(void)state;
	setenv("TZ", "UTC", 1);
	tzset();
	EXPECT("%Y", "2001 Sep  9 01:46:40", number(1000000000ll * 1000000000ll, 8, true));
	EXPECT("%T", "Sun, 09 Sep 2001 01:46:40 UTC", number(1000000000ll * 1000000000ll, 8, true));
	EXPECT("%Y", "1969 Dec 31 23:59:59", number(-1, 8, true));
	EXPECT("[%22Y]", "[  2001 Sep  9 01:46:40]", number(1000000000ll * 1000000000ll, 8, true));
}

static void test_floats(void **state)
{
	const double half = 0.5;
	s64 bits;

	(void)state;
	memcpy(&bits, &half, sizeof(bits));
	EXPECT("%f %.2e %g", "0.500000 5.00e-01 0.5", number(bits, 8, false),
	       number(bits, 8, false), number(bits, 8, false));
}

static void test_symbols(void **state)
{
	static const char table[] = "ffffffff81000000 T _stext\n"
				    "ffffffff81000000 t _text_local\n"
				    "ffffffff81001000 T do_it\n"
				    "ffffffffc0000000 t helper\t[mod]\n"
				    "ffffffffc0001000 T session_begin\t[dtap_01234567]\n";
	const u64 pcs[] = { 0xffffffff81001004ull, 0xffffffffc0000000ull, 0, 1 };
	struct value stack = { .kind = META_STACK, .data = (const unsigned char *)pcs, .len = 4 };
	struct value sym = { .kind = META_SYM, .number = 0xffffffff81001004ull };
	(void)state;
	ksym_load_text(talloc_strdup(NULL, table));
	EXPECT("%a", "vmlinux`do_it+0x10", number((s64)0xffffffff81001010ull, 8, false));
	EXPECT("%a", "vmlinux`_stext", number((s64)0xffffffff81000000ull, 8, false));
	EXPECT("%a", "mod`helper+0x8", number((s64)0xffffffffc0000008ull, 8, false));
	EXPECT("%a", "0x10", number(0x10, 8, false));
	EXPECT("%a", "dtap_01234567`0xffffffffc0001008",
	       number((s64)0xffffffffc0001008ull, 8, false));
	EXPECT("[%s]", "[vmlinux`do_it]", sym);
	EXPECT("%k", "\n              vmlinux`do_it+0x4\n              mod`helper\n", stack);
	EXPECT("%-2k", "\n  vmlinux`do_it+0x4\n  mod`helper\n", stack);
	ksym_free();
}

static void test_refused(void **state)
{
	void *heap = talloc_new(NULL);
	struct fmt fmt;

	(void)state;
	assert_non_null(fmt_parse(heap, "%", &fmt));
	assert_non_null(fmt_parse(heap, "%z", &fmt));
	assert_non_null(fmt_parse(heap, "%5", &fmt));
	assert_non_null(fmt_parse(heap, "abc %l", &fmt));
	assert_non_null(fmt_parse(heap, "%.*", &fmt));
	assert_null(fmt_parse(heap, "%@d %s %@u", &fmt));
	assert_int_equal(fmt.naggs, 2);
	assert_int_equal(fmt.nargs, 1);
	talloc_free(heap);
}

static bool answer(void *arg, uint64_t address, char *text, size_t size)
{
	++*(int *)arg;
	snprintf(text, size, "%s",
		 address == 0x1010 ? "first+0x10/0x20" :
		 address == 0x2004 ? "a+b.cold+0x4/0x9 [some]" :
				     "0x3000");
	return true;
}

/* As with kptr_restrict=2: /proc/kallsyms has names without addresses, and the module is asked. */
static void test_hidden_symbols(void **state)
{
	struct ksym_result r;
	int asked = 0;

	(void)state;
	ksym_load_text(talloc_strdup(NULL, "0000000000000000 T first\n"));
	ksym_ask(answer, &asked);
	for (int i = 0; i < 3; i++) {
		assert_true(ksym_find(0x1010, &r));
		assert_string_equal(r.module, "vmlinux");
		assert_string_equal(r.name, "first");
		assert_int_equal(r.offset, 0x10);
	}
	assert_int_equal(asked, 1);
	assert_true(ksym_find(0x2004, &r));
	assert_string_equal(r.module, "some");
	assert_string_equal(r.name, "a+b.cold");
	assert_int_equal(r.offset, 4);
	assert_false(ksym_find(0x3000, &r));
	ksym_free();
}

/* And when nobody can be asked, that is said, once. */
static void test_no_symbols(void **state)
{
	struct ksym_result r;

	(void)state;
	ksym_load_text(talloc_strdup(NULL, "0000000000000000 T first\n"));
	fixture_messages_begin();
	assert_false(ksym_find(0x1010, &r));
	assert_false(ksym_find(0x1020, &r));
	assert_string_equal(
		fixture_messages(),
		"dtaprun: kernel addresses have no names here: /proc/kallsyms hides them; "
		"write 0 or 1 to /proc/sys/kernel/kptr_restrict\n");
	ksym_free();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hidden_symbols), cmocka_unit_test(test_no_symbols),
		cmocka_unit_test(test_integers),       cmocka_unit_test(test_many_integers),
		cmocka_unit_test(test_plain),	       cmocka_unit_test(test_stars),
		cmocka_unit_test(test_strings),	       cmocka_unit_test(test_times),
		cmocka_unit_test(test_floats),	       cmocka_unit_test(test_symbols),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
