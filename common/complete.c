// SPDX-License-Identifier: GPL-2.0-or-later
#include "complete.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <talloc.h>

#include "option.h"

bool complete_asked(int argc, char **argv)
{
	return argc > 2 && !strcmp(argv[1], "--complete");
}

static bool starts(const char *text, const char *with)
{
	return !strncmp(text, with, strlen(with));
}

/* "--name=value" */
static bool long_place(void *ctx, const char *word, const struct option *words,
		       struct complete_place *ret)
{
	const char *eq = strchr(word, '=');
	const size_t len = eq ? (size_t)(eq - word) - 2 : 0;

	for (; eq && words->name; words++) {
		if (!words->has_arg || strlen(words->name) != len ||
		    strncmp(words->name, word + 2, len))
			continue;
		*ret = (struct complete_place){ words->val,
						talloc_strndup(ctx, word, (size_t)(eq + 1 - word)),
						eq + 1 };
		return true;
	}
	return false;
}

/* "-xvalue", also after letters without one: "-qxvalue" */
static bool short_place(void *ctx, const char *word, const char *letters,
			struct complete_place *ret)
{
	for (const char *p = word + 1; *p; p++) {
		const char *letter = *p == ':' || *p == '-' ? NULL : strchr(letters, *p);

		if (!letter)
			return false;
		if (letter[1] != ':')
			continue;
		*ret = (struct complete_place){ *p,
						talloc_strndup(ctx, word, (size_t)(p + 1 - word)),
						p + 1 };
		return true;
	}
	return false;
}

struct complete_place complete_place(void *ctx, int argc, char **argv, const char *letters,
				     const struct option *words,
				     void (*seen)(void *arg, int opt, const char *value), void *arg)
{
	const char *word = argv[argc - 1];
	struct complete_place place = { .opt = COMPLETE_OPERAND, .before = "", .value = word };
	int c, waiting = 0;

	opterr = 0;
	while ((c = getopt_long(argc - 1, argv, letters, words, NULL)) != -1) {
		if (c == ':')
			waiting = optopt;
		else if (c != '?')
			seen(arg, c, optarg);
	}
	if (waiting)
		place.opt = waiting;
	else if (optind > 1 && !strcmp(argv[optind - 1], "--"))
		place.opt = COMPLETE_OPERAND;
	else if (starts(word, "--") ? !long_place(ctx, word, words, &place) :
				      *word == '-' && !short_place(ctx, word, letters, &place))
		place.opt = COMPLETE_FLAG;
	return place;
}

/* Of an answer: a word with them has none. */
static const char separators[] = "\t\n\r";

static void print(const char *kind, const struct complete_place *at, const char *text,
		  const char *what)
{
	if (starts(text, at->value) && !strpbrk(at->before, separators))
		printf("%s\t%s%s\t%s\n", kind, at->before, text, what ? what : "");
}

void complete_word(const struct complete_place *at, const char *text, const char *what)
{
	print("word", at, text, what);
}

void complete_part(const struct complete_place *at, const char *text, const char *what)
{
	print("part", at, text, what);
}

void complete_shell(const struct complete_place *at, const char *kind, const char *pattern)
{
	if (!strpbrk(at->before, separators))
		printf("%s\t%s\t%s\n", kind, pattern, at->before);
}

/* One of "-h, --help  what it does", "--keep[=DIR]  what": text is where its name begins. */
static const char *complete_flag(const struct complete_place *at, const char *text,
				 const char *what)
{
	const size_t len = strcspn(text, " ,[=\n");
	char name[64];

	if (len >= sizeof(name))
		return text + len;
	memcpy(name, text, len);
	name[len] = '\0';
	complete_word(at, name, what);
	return text + len;
}

void complete_flags(const struct complete_place *at, const char *help)
{
	for (const char *line = help, *end; *line; line = *end ? end + 1 : end) {
		const char *name = line + strspn(line, " \t"), *columns;
		char what[160];

		end = line + strcspn(line, "\n");
		if (name == line || *name != '-')
			continue;
		columns = strstr(name, "  ");
		if (!columns || columns > end)
			columns = end;
		columns += strspn(columns, " ");
		snprintf(what, sizeof(what), "%.*s", (int)(end - columns), columns);
		name = complete_flag(at, name, what);
		if (starts(name, ", -"))
			complete_flag(at, name + 2, what);
	}
}

/* "NAME=WORD" for each of "one|two". */
static void complete_words(const struct complete_place *at, const struct option_info *option)
{
	char text[128];

	for (const char *word = option->words; *word; word += word[0] == '|') {
		const size_t len = strcspn(word, "|");

		snprintf(text, sizeof(text), "%s=%.*s", option->name, (int)len, word);
		complete_word(at, text, NULL);
		word += len;
	}
}

void complete_options(const struct complete_place *at, bool at_load)
{
	char text[128];

	for (unsigned int i = 0; i < OPTION_COUNT; i++) {
		const struct option_info *option = &option_table[i];

		if (option->kind == OPT_REFUSED || (at_load && option->phase < OPT_START))
			continue;
		snprintf(text, sizeof(text), "%s=", option->name);
		if (option->kind == OPT_FLAG)
			complete_word(at, option->name, NULL);
		else if (option->kind == OPT_WORD && starts(at->value, text))
			complete_words(at, option);
		else if (!strchr(at->value, '='))
			complete_part(at, text, option->words ? option->words : option->dflt);
	}
}
