// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The grammar of extended regular expressions (POSIX, XBD 9.4). What is undefined there is refused,
 * or else means what it does in glibc.
 */
#include <string.h>
#include <talloc.h>

#include "common/array.h"
#include "common/must.h"
#include "regex_priv.h"

struct parse {
	void *ctx;
	const char *text;
	size_t len, at;
	struct regex_sets *sets;
	struct regex_error *error;
};

static struct regex_tree *alternatives(struct parse *p, unsigned int depth);

/* The pattern is wrong from `from` up to where it has been read; NULL. */
static void *refuse(struct parse *p, size_t from, int kind, const char *what, const char *hint)
{
	regex_fail(p->error, kind, what, hint);
	p->error->somewhere = true;
	p->error->at = from < p->len ? from : p->len;
	p->error->len = p->at > from ? p->at - from : 1;
	if (p->error->at + p->error->len > p->len)
		p->error->len = p->len - p->error->at;
	return NULL;
}

static void *malformed(struct parse *p, size_t from, const char *what, const char *hint)
{
	return refuse(p, from, REGEX_MALFORMED, what, hint);
}

/* -1: the pattern ends. */
static int peek(const struct parse *p, size_t ahead)
{
	return p->at + ahead < p->len ? (unsigned char)p->text[p->at + ahead] : -1;
}

static struct regex_tree *tree(struct parse *p, enum regex_tree_kind kind, struct regex_tree *first)
{
	struct regex_tree *t = must(talloc_zero(p->ctx, struct regex_tree));

	t->kind = kind;
	t->first = t->last = first;
	t->height = first ? first->height + 1 : 0;
	return t;
}

static void append(struct regex_tree *list, struct regex_tree *t)
{
	list->last->next = t;
	list->last = t;
	if (t->height >= list->height)
		list->height = t->height + 1;
}

static struct regex_tree *set_tree(struct parse *p, const struct regex_set *set)
{
	struct regex_tree *t = tree(p, RX_SET, NULL);

	while (t->set < p->sets->n && memcmp(&p->sets->items[t->set], set, sizeof(*set)) != 0)
		t->set++;
	if (t->set == p->sets->n)
		array_add(p->ctx, p->sets->items, p->sets->n) = *set;
	return t;
}

static struct regex_tree *byte_tree(struct parse *p, unsigned int byte)
{
	struct regex_set set = { { 0 } };

	regex_add(&set, byte, byte);
	return set_tree(p, &set);
}

/* ---------------------------------------------------------- bracket expressions */

static bool add_class(struct regex_set *set, const char *name, size_t len)
{
	static const struct {
		const char *name, *ranges;
	} classes[] = {
		{ "alnum", "09AZaz" },	 { "alpha", "AZaz" },
		{ "blank", "\t\t  " },	 { "cntrl", "\x01\x1f\x7f\x7f" },
		{ "digit", "09" },	 { "graph", "!~" },
		{ "lower", "az" },	 { "print", " ~" },
		{ "punct", "!/:@[`{~" }, { "space", "\t\r  " },
		{ "upper", "AZ" },	 { "xdigit", "09AFaf" },
	};

	for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++) {
		if (strlen(classes[i].name) != len || memcmp(classes[i].name, name, len) != 0)
			continue;
		for (const char *r = classes[i].ranges; *r; r += 2)
			regex_add(set, (unsigned char)r[0], (unsigned char)r[1]);
		return true;
	}
	return false;
}

/* [:class:], the rest of which follows p->at. */
static bool class_element(struct parse *p, struct regex_set *set)
{
	const size_t from = p->at;
	const char *name = p->text + from + 2;
	const char *end = memmem(name, p->len - from - 2, ":]", 2);

	p->at += 2;
	if (!end)
		return malformed(p, from, "'[:' is not closed", "a class ends with ':]'");
	p->at += (size_t)(end - name) + 2;
	if (!add_class(set, name, (size_t)(end - name)))
		return malformed(p, from, "there is no such class of characters",
				 "alnum, alpha, blank, cntrl, digit, graph, lower, print, punct, "
				 "space, upper or xdigit");
	if (peek(p, 0) == '-' && peek(p, 1) != ']')
		return malformed(p, from, "a class is not an end of a range",
				 "a '-' that is meant itself comes first or last");
	return true;
}

/* A byte as an end of a range, or alone. hyphen: a '-' may stand here, wherever that is. */
static bool byte_element(struct parse *p, size_t open, bool hyphen, unsigned int *byte)
{
	const int c = peek(p, 0), next = peek(p, 1);
	const size_t from = p->at;

	if (c < 0)
		return malformed(p, open, "'[' is not closed",
				 "a ']' that is meant itself comes first");
	p->at++;
	*byte = (unsigned int)c;
	if (c == '[' && (next == '.' || next == '=')) {
		p->at++;
		return refuse(p, from, REGEX_UNSUPPORTED,
			      next == '.' ? "collating symbols are not supported" :
					    "equivalence classes are not supported",
			      "write the bytes that are meant");
	}
	if (c == '[' && next == ':') {
		p->at++;
		return malformed(p, from, "a class is not an end of a range", NULL);
	}
	if (c == '-' && !hyphen && next != ']')
		return malformed(p, from, "'-' follows a range, or begins one",
				 "a '-' that is meant itself comes first or last");
	return true;
}

static bool range_element(struct parse *p, size_t open, bool first, struct regex_set *set)
{
	const size_t from = p->at;
	unsigned int low, high;

	if (peek(p, 0) == '[' && peek(p, 1) == ':')
		return class_element(p, set);
	if (!byte_element(p, open, first, &low))
		return false;
	high = low;
	if (peek(p, 0) == '-' && peek(p, 1) != ']' && peek(p, 1) >= 0) {
		p->at++;
		if (!byte_element(p, open, true, &high))
			return false;
		if (high < low)
			return malformed(p, from, "the range ends before it begins", NULL);
	}
	regex_add(set, low, high);
	return true;
}

/* From behind its '['. */
static struct regex_tree *bracket(struct parse *p)
{
	const size_t open = p->at - 1;
	struct regex_set set = { { 0 } }, all = { { 0 } };
	const bool negated = peek(p, 0) == '^';
	bool first = true;

	p->at += negated;
	for (; first || peek(p, 0) != ']'; first = false)
		if (!range_element(p, open, first, &set))
			return NULL;
	p->at++;
	if (negated) {
		regex_add(&all, 1, 255);
		for (int i = 0; i < 4; i++)
			set.bits[i] = all.bits[i] & ~set.bits[i];
	}
	return set_tree(p, &set);
}

/* ------------------------------------------------------------------ the others */

static const char *escape_hint(int c)
{
	switch (c) {
	case 'd':
		return "write [[:digit:]]";
	case 's':
		return "write [[:space:]]";
	case 'S':
		return "write [^[:space:]]";
	case 'w':
		return "write [[:alnum:]_]";
	case 'W':
		return "write [^[:alnum:]_]";
	case 'n':
	case 't':
		return "as an escape of the string it has one backslash";
	}
	return "a backslash makes a special character an ordinary one, and nothing else special";
}

/* From behind its backslash. */
static struct regex_tree *escape(struct parse *p)
{
	const size_t from = p->at - 1;
	const int c = peek(p, 0);

	if (c < 0)
		return malformed(p, from, "the pattern ends with a backslash",
				 "in a string, a backslash is written as two");
	p->at++;
	if (c >= '1' && c <= '9')
		return refuse(p, from, REGEX_UNSUPPORTED, "back-references are not supported",
			      "an automaton does not remember what a group has matched");
	if (strchr("!\"#$%&()*+,-./:;=?@[\\]^_{|}~", c) && c)
		return byte_tree(p, (unsigned int)c);
	return refuse(p, from, REGEX_UNSUPPORTED, "there is no such escape", escape_hint(c));
}

static struct regex_tree *group(struct parse *p, unsigned int depth)
{
	const size_t open = p->at - 1;
	struct regex_tree *t;

	if (depth >= REGEX_NESTING_MAX)
		return refuse(p, open, REGEX_LIMIT, "groups are nested more than 100 deep", NULL);
	t = alternatives(p, depth + 1);
	if (!t)
		return NULL;
	if (peek(p, 0) != ')') {
		p->at = open + 1;
		return malformed(p, open, "'(' is not closed",
				 "for a '(' that is meant itself, write [(]");
	}
	p->at++;
	return t;
}

/* What may be repeated, or an anchor. */
static struct regex_tree *atom(struct parse *p, unsigned int depth)
{
	const size_t from = p->at;
	const int c = peek(p, 0);
	struct regex_set any = { { 0 } };

	p->at++;
	switch (c) {
	case '^':
		return tree(p, RX_BEGIN, NULL);
	case '$':
		return tree(p, RX_END, NULL);
	case '.':
		regex_add(&any, 1, 255);
		return set_tree(p, &any);
	case '[':
		return bracket(p);
	case '\\':
		return escape(p);
	case '(':
		return group(p, depth);
	case '*':
	case '+':
	case '?':
	case '{':
		return malformed(p, from, "there is nothing to repeat before this",
				 c == '{' ? "for a '{' that is meant itself, write [{]" :
					    "for the character itself, put it into brackets");
	}
	return byte_tree(p, (unsigned int)c);
}

/* A number of {m,n}; -1: there is none, above REGEX_COUNT_MAX: too many. */
static int count(struct parse *p)
{
	int n = -1;

	while (peek(p, 0) >= '0' && peek(p, 0) <= '9') {
		n = (n < 0 ? 0 : n) * 10 + peek(p, 0) - '0';
		if (n > REGEX_COUNT_MAX)
			n = REGEX_COUNT_MAX + 1;
		p->at++;
	}
	return n;
}

/* From its '{' on. */
static bool interval(struct parse *p, int *min, int *max)
{
	const size_t open = p->at++;

	*min = *max = count(p);
	if (peek(p, 0) == ',') {
		p->at++;
		*max = count(p);
		if (*min < 0 && *max >= 0)
			*min = 0;
	}
	if (*min < 0 || peek(p, 0) != '}')
		return malformed(p, open, "'{' begins no count",
				 "for a '{' that is meant itself, write [{]");
	p->at++;
	if (*max >= 0 && *max < *min)
		return malformed(p, open, "the greater count comes first", NULL);
	if (*min > REGEX_COUNT_MAX || *max > REGEX_COUNT_MAX)
		return refuse(p, open, REGEX_LIMIT, "a count is at most 255", NULL);
	return true;
}

static struct regex_tree *repeated(struct parse *p, struct regex_tree *t)
{
	const size_t from = p->at;
	int c, min, max;

	while ((c = peek(p, 0)) == '*' || c == '+' || c == '?' || c == '{') {
		min = c == '+';
		max = c == '?' ? 1 : -1;
		if (c != '{')
			p->at++;
		else if (!interval(p, &min, &max))
			return NULL;
		t = tree(p, RX_REPEAT, t);
		t->min = min;
		t->max = max;
		if (t->height > REGEX_HEIGHT_MAX)
			return refuse(p, from, REGEX_LIMIT,
				      "groups and repetitions are nested more than 400 levels deep",
				      NULL);
	}
	return t;
}

static struct regex_tree *sequence(struct parse *p, unsigned int depth)
{
	struct regex_tree *all = tree(p, RX_ALL, tree(p, RX_EMPTY, NULL));

	while (peek(p, 0) >= 0 && peek(p, 0) != '|' && peek(p, 0) != ')') {
		struct regex_tree *t = atom(p, depth);

		if (t && t->kind != RX_BEGIN && t->kind != RX_END)
			t = repeated(p, t);
		if (!t)
			return NULL;
		append(all, t);
	}
	return all;
}

static struct regex_tree *alternatives(struct parse *p, unsigned int depth)
{
	struct regex_tree *t = sequence(p, depth), *any;

	if (!t || peek(p, 0) != '|')
		return t;
	any = tree(p, RX_ANY, t);
	while (peek(p, 0) == '|') {
		p->at++;
		t = sequence(p, depth);
		if (!t)
			return NULL;
		append(any, t);
	}
	return any;
}

struct regex_tree *regex_parse(void *ctx, const char *text, size_t len, struct regex_sets *sets,
			       struct regex_error *error)
{
	struct parse p = { .ctx = ctx, .text = text, .len = len, .sets = sets, .error = error };
	struct regex_tree *t = alternatives(&p, 0);

	if (t && p.at < len) {
		p.at++;
		return malformed(&p, p.at - 1, "')' closes no '('",
				 "for a ')' that is meant itself, write [)]");
	}
	return t;
}
