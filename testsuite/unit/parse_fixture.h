/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * parse_fixture.h - D text to one line of text, for the parser's tests.
 *
 * The types int32_t, pid_t, dev_t and `code` are known; the macros are $target (123),
 * $1 (read), $2 (a:b:c), $3 (pid_t).
 */
#ifndef DTAP_PARSE_FIXTURE_H
#define DTAP_PARSE_FIXTURE_H

/*
 * The dump of the items as one line, children in parentheses after their node:
 * "clause :::BEGIN (body (stmt (ident x)))".  Fails the test on errors.  The result
 * lives until the next call.
 */
const char *tree(char mode, const char *text);
/* The same for one expression in a clause's body. */
const char *expr(const char *text);
/* The errors as "line:col TAG, line:col TAG". */
const char *errors(char mode, const char *text);
/* All that diag_print shows. */
const char *messages(char mode, const char *name, const char *text);

#define assert_tree(text, expected)   assert_string_equal(tree('s', text), expected)
#define assert_expr(text, expected)   assert_string_equal(expr(text), expected)
#define assert_errors(text, expected) assert_string_equal(errors('s', text), expected)

#endif
