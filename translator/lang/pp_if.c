// SPDX-License-Identifier: GPL-2.0-or-later
#include "pp_if.h"

#include <ctype.h>
#include <string.h>

#include <talloc.h>

#include "common/array.h"
#include "common/escape.h"
#include "pp_macro.h"

/* Groupings and signs in each other. */
#define NEST_MAX 200

/* ---------------------------------------------------------------------- expressions */

struct number {
	uint64_t bits;
	bool is_unsigned;
};

struct reading {
	struct preprocess *p;
	struct loc loc;
	struct pp_tokens list;
	size_t at;
	unsigned int nest;
	bool failed;
};

/* Operators of two operands, the loosest first. */
static const struct operator
{
	const char *text;
	int rank;
}
operators[] = {
	{ "||", 1 }, { "^^", 2 }, { "&&", 3 }, { "|", 4 },  { "^", 5 },	 { "&", 6 },  { "==", 7 },
	{ "!=", 7 }, { "<", 8 },  { ">", 8 },  { "<=", 8 }, { ">=", 8 }, { "<<", 9 }, { ">>", 9 },
	{ "+", 10 }, { "-", 10 }, { "*", 11 }, { "/", 11 }, { "%", 11 },
};

static struct number number(uint64_t bits, bool is_unsigned)
{
	return (struct number){ .bits = bits, .is_unsigned = is_unsigned };
}

/* The first mistake of a line is said. */
static struct number wrong(struct reading *e, const char *why)
{
	if (!e->failed)
		diag_error(e->p->req.diag, e->loc, D_PREPROC, NULL, "%s", why);
	e->failed = true;
	return number(0, false);
}

static struct number wrong_token(struct reading *e)
{
	const struct pp_token *t = e->at < e->list.n ? &e->list.items[e->at] : NULL;

	if (!t)
		return wrong(e, "the condition ends where a number is wanted");
	return wrong(e, talloc_asprintf(e->p,
					"'%.*s' cannot stand here in a condition, which is made "
					"of integers, operators and defined(NAME)",
					(int)t->len, t->text));
}

static bool take(struct reading *e, const char *text)
{
	if (e->at == e->list.n || !pp_token_is(&e->list.items[e->at], text))
		return false;
	e->at++;
	return true;
}

static struct number integer(struct reading *e, const struct pp_token *t)
{
	const bool hex = t->len > 2 && (t->text[1] == 'x' || t->text[1] == 'X');
	const unsigned int base = *t->text != '0' ? 10 : hex ? 16 : 8;
	uint32_t i = hex ? 2 : 0;
	struct number n = { 0 };

	for (; i < t->len && isxdigit((unsigned char)t->text[i]); i++) {
		const char c = (char)tolower((unsigned char)t->text[i]);
		const unsigned int digit = (unsigned int)(c <= '9' ? c - '0' : c - 'a' + 10);

		if (digit >= base)
			break;
		if (__builtin_mul_overflow(n.bits, (uint64_t)base, &n.bits) ||
		    __builtin_add_overflow(n.bits, (uint64_t)digit, &n.bits))
			return wrong(e, "an integer of the condition does not fit in 64 bits");
	}
	for (; i < t->len && strchr("uUlL", t->text[i]); i++)
		n.is_unsigned |= t->text[i] == 'u' || t->text[i] == 'U';
	if (i < t->len)
		return wrong_token(e);
	n.is_unsigned |= n.bits > INT64_MAX;
	e->at++;
	return n;
}

static struct number character(struct reading *e, const struct pp_token *t)
{
	struct number n = { 0 };
	size_t at = 1, count = 0;
	char c;

	while (at + 1 < t->len && count < 8) {
		c = t->text[at];
		if (c == '\\')
			escape_read(t->text, t->len - 1, &at, &c);
		else
			at++;
		n.bits = n.bits << 8 | (unsigned char)c;
		count++;
	}
	if (t->len < 3 || t->text[t->len - 1] != '\'' || at + 1 < t->len)
		return wrong_token(e);
	e->at++;
	return n;
}

static struct number conditional(struct reading *e, bool counts);

static struct number operand(struct reading *e, bool counts)
{
	const struct pp_token *t = e->at < e->list.n ? &e->list.items[e->at] : NULL;
	struct number n = { 0 };

	if (e->failed)
		return n;
	if (++e->nest > NEST_MAX)
		return wrong(e, "the condition is nested more than 200 deep");
	if (take(e, "(")) {
		n = conditional(e, counts);
		if (!e->failed && !take(e, ")"))
			wrong(e, "')' is missing in the condition");
	} else if (take(e, "!")) {
		n = number(!operand(e, counts).bits, false);
	} else if (take(e, "-")) {
		n = operand(e, counts);
		n.bits = -n.bits;
	} else if (take(e, "~")) {
		n = operand(e, counts);
		n.bits = ~n.bits;
	} else if (take(e, "+")) {
		n = operand(e, counts);
	} else if (t && t->kind == PP_NUMBER) {
		n = integer(e, t);
	} else if (t && t->kind == PP_WORD) {
		e->at++; /* a name that is not defined is 0 */
	} else if (t && t->kind == PP_STRING && *t->text == '\'') {
		n = character(e, t);
	} else {
		n = wrong_token(e);
	}
	e->nest--;
	return n;
}

static struct number divide(struct reading *e, char op, struct number a, struct number b,
			    bool counts)
{
	const bool is_unsigned = a.is_unsigned || b.is_unsigned;

	if (!b.bits && counts)
		return wrong(e, "the condition divides by zero");
	if (!b.bits)
		return number(0, is_unsigned);
	if (is_unsigned)
		return number(op == '/' ? a.bits / b.bits : a.bits % b.bits, true);
	if (b.bits == UINT64_MAX) /* -1, which the least integer cannot be divided by */
		return number(op == '/' ? -a.bits : 0, false);
	return number((uint64_t)(op == '/' ? (int64_t)a.bits / (int64_t)b.bits :
					     (int64_t)a.bits % (int64_t)b.bits),
		      false);
}

static struct number shift(char op, struct number a, struct number b)
{
	const bool back = !b.is_unsigned && (int64_t)b.bits < 0;
	const uint64_t by = back ? -b.bits : b.bits;
	const bool negative = !a.is_unsigned && (int64_t)a.bits < 0;

	if ((op == '<') != back)
		return number(by < 64 ? a.bits << by : 0, a.is_unsigned);
	if (by >= 64)
		return number(negative ? UINT64_MAX : 0, a.is_unsigned);
	if (negative)
		return number(~(~a.bits >> by), false);
	return number(a.bits >> by, a.is_unsigned);
}

static bool less(struct number a, struct number b)
{
	if (a.is_unsigned || b.is_unsigned)
		return a.bits < b.bits;
	return (int64_t)a.bits < (int64_t)b.bits;
}

static struct number apply(struct reading *e, const char *op, struct number a, struct number b,
			   bool counts)
{
	const bool is_unsigned = a.is_unsigned || b.is_unsigned;

	if (!strcmp(op, "||"))
		return number(a.bits || b.bits, false);
	if (!strcmp(op, "&&"))
		return number(a.bits && b.bits, false);
	if (!strcmp(op, "^^"))
		return number(!a.bits != !b.bits, false);
	if (!strcmp(op, "=="))
		return number(a.bits == b.bits, false);
	if (!strcmp(op, "!="))
		return number(a.bits != b.bits, false);
	if (!strcmp(op, "<") || !strcmp(op, ">="))
		return number(less(a, b) == (op[1] != '='), false);
	if (!strcmp(op, ">") || !strcmp(op, "<="))
		return number(less(b, a) == (op[1] != '='), false);
	switch (*op) {
	case '<':
	case '>':
		return shift(*op, a, b);
	case '/':
	case '%':
		return divide(e, *op, a, b, counts);
	case '|':
		return number(a.bits | b.bits, is_unsigned);
	case '^':
		return number(a.bits ^ b.bits, is_unsigned);
	case '&':
		return number(a.bits & b.bits, is_unsigned);
	case '+':
		return number(a.bits + b.bits, is_unsigned);
	case '-':
		return number(a.bits - b.bits, is_unsigned);
	}
	return number(a.bits * b.bits, is_unsigned);
}

static const struct operator* operator_here(const struct reading *e)
{
	for (size_t i = 0; e->at < e->list.n && i < sizeof(operators) / sizeof(*operators); i++)
		if (pp_token_is(&e->list.items[e->at], operators[i].text))
			return &operators[i];
	return NULL;
}

static struct number binary(struct reading *e, int rank, bool counts)
{
	struct number left = operand(e, counts);
	const struct operator* op;

	while (!e->failed && (op = operator_here(e)) && op->rank >= rank) {
		bool other = counts;

		e->at++;
		if (!strcmp(op->text, "&&"))
			other = counts && left.bits;
		else if (!strcmp(op->text, "||"))
			other = counts && !left.bits;
		left = apply(e, op->text, left, binary(e, op->rank + 1, other), counts);
	}
	return left;
}

/* counts: what is false is not reached, and may be nonsense as a division by zero. */
static struct number conditional(struct reading *e, bool counts)
{
	struct number test = binary(e, 1, counts), yes, no;

	if (!take(e, "?"))
		return test;
	if (++e->nest > NEST_MAX)
		return wrong(e, "the condition is nested more than 200 deep");
	yes = conditional(e, counts && test.bits);
	if (!e->failed && !take(e, ":"))
		wrong(e, "':' is missing in the condition");
	no = conditional(e, counts && !test.bits);
	e->nest--;
	return number(test.bits ? yes.bits : no.bits, yes.is_unsigned || no.is_unsigned);
}

/* defined NAME and defined(NAME) become 1 and 0 before macros are replaced. */
static bool replace_defined(struct preprocess *p, struct loc loc, struct pp_tokens *list)
{
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++) {
		const struct pp_token *t = &list->items[i];
		size_t left = list->n - i, open;
		bool known;

		if (!pp_token_is(t, "defined")) {
			list->items[n++] = *t;
			continue;
		}
		open = left > 1 && pp_token_is(t + 1, "(");
		if (left < 2 + 2 * open || t[1 + open].kind != PP_WORD ||
		    (open && !pp_token_is(t + 3, ")"))) {
			diag_error(p->req.diag, loc, D_PREPROC, NULL,
				   "'defined' takes a name, as in defined(NAME)");
			return false;
		}
		known = pp_macro_find(p, t[1 + open].text, t[1 + open].len);
		list->items[n++] = (struct pp_token){
			.text = known ? "1" : "0", .len = 1, .kind = PP_NUMBER, .space = true
		};
		i += 1 + 2 * open;
	}
	list->n = n;
	return true;
}

static bool is_true(struct preprocess *p, struct loc loc, const char *text, size_t len)
{
	void *scratch = talloc_new(p);
	struct reading e = { .p = p, .loc = loc };
	struct number result = { 0 };

	e.list = pp_token_list(scratch, text, len);
	if (!e.list.n) {
		diag_error(p->req.diag, loc, D_PREPROC, NULL, "the condition is missing");
	} else if (replace_defined(p, loc, &e.list)) {
		e.list = pp_macro_list(p, scratch, loc.source, loc, &e.list);
		result = conditional(&e, true);
		if (!e.failed && e.at < e.list.n)
			wrong_token(&e);
	}
	talloc_free(scratch);
	return !e.failed && result.bits;
}

/* -------------------------------------------------------------------------- nesting */

static bool is_defined(struct preprocess *p, struct loc loc, const char *text, size_t len)
{
	struct pp_tokens list = pp_token_list(p, text, len);
	bool found = false;

	if (list.n != 1 || list.items[0].kind != PP_WORD)
		diag_error(p->req.diag, loc, D_PREPROC, NULL, "#ifdef and #ifndef take one name");
	else
		found = pp_macro_find(p, list.items[0].text, list.items[0].len);
	talloc_free(list.items);
	return found;
}

static void begin_if(struct preprocess *p, struct pp_reader *r, const struct pp_token *word,
		     struct loc loc, const char *text, size_t len)
{
	struct pp_if level = { .begin = loc.begin, .end = loc.end };

	level.outer = !r->nifs || r->ifs[r->nifs - 1].taken;
	if (level.outer && pp_token_is(word, "if"))
		level.taken = is_true(p, loc, text, len);
	else if (level.outer)
		level.taken = is_defined(p, loc, text, len) == pp_token_is(word, "ifdef");
	level.done = level.taken;
	array_add(p, r->ifs, r->nifs) = level;
}

static void else_if(struct preprocess *p, struct pp_reader *r, const struct pp_token *word,
		    struct loc loc, const char *text, size_t len)
{
	struct pp_if *level = r->nifs ? &r->ifs[r->nifs - 1] : NULL;
	const bool last = pp_token_is(word, "else");

	if (!level || level->has_else) {
		diag_error(p->req.diag, loc, D_PREPROC, NULL, "#%.*s %s", (int)word->len,
			   word->text,
			   level ? "comes after the #else of its condition" : "without #if");
		return;
	}
	level->has_else = last;
	level->taken = level->outer && !level->done && (last || is_true(p, loc, text, len));
	level->done |= level->taken;
}

bool pp_if_line(struct preprocess *p, struct pp_reader *r, const struct pp_token *word,
		uint32_t line, uint32_t end, uint32_t after)
{
	const struct loc loc = pp_loc(r->source, line, end);
	const char *text = r->source->text + after;
	const size_t len = end - after;

	if (pp_token_is(word, "if") || pp_token_is(word, "ifdef") || pp_token_is(word, "ifndef"))
		begin_if(p, r, word, loc, text, len);
	else if (pp_token_is(word, "elif") || pp_token_is(word, "else"))
		else_if(p, r, word, loc, text, len);
	else if (!pp_token_is(word, "endif"))
		return false;
	else if (r->nifs)
		r->nifs--;
	else
		diag_error(p->req.diag, loc, D_PREPROC, NULL, "#endif without #if");
	return true;
}
