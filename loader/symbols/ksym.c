// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "ksym.h"

#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "common/array.h"
#include "common/file.h"
#include "common/module_name.h"
#include "common/must.h"
#include "loader/host/say.h"

#define FARTHEST (1u << 20) /* bytes from a symbol's start that are still believed to be its */

struct symbol {
	uint64_t address;
	uint32_t name, module; /* offsets into text; module 0 = the kernel */
	bool global;
};

static char *text;
static struct symbol *symbols; /* in text */
static size_t count;
static bool loaded;

/* Answers of who is asked; name NULL: there is none. */
struct answer {
	struct answer *next;
	uint64_t address, offset;
	char *name, *module;
};

#define ANSWER_BUCKETS 4096

static struct {
	bool (*ask)(void *arg, uint64_t address, char *text, size_t size);
	void *arg;
	void *answers; /* their context */
	struct answer *buckets[ANSWER_BUCKETS];
	bool said;
} asked;

static uint64_t parse_hex(char **p)
{
	uint64_t n = 0;
	char c;

	for (;; (*p)++) {
		c = **p;
		if (c >= '0' && c <= '9')
			n = n << 4 | (uint64_t)(c - '0');
		else if (c >= 'a' && c <= 'f')
			n = n << 4 | (uint64_t)(c - 'a' + 10);
		else
			return n;
	}
}

/* One line "ADDRESS TYPE NAME[\t[MODULE]]\n"; false at the end. */
static bool parse_line(char **p, struct symbol *s)
{
	char *line = *p, *end, *tab;

	if (!*line)
		return false;
	end = strchrnul(line, '\n');
	*p = *end ? end + 1 : end;
	*end = '\0';
	s->address = parse_hex(&line);
	if (line[0] != ' ' || !line[1] || line[2] != ' ') {
		s->address = 0;
		return true;
	}
	s->global = line[1] >= 'A' && line[1] <= 'Z';
	line += 3;
	s->name = (uint32_t)(line - text);
	s->module = 0;
	tab = memchr(line, '\t', (size_t)(end - line));
	if (tab) {
		*tab = '\0';
		if (end - tab > 3) {
			end[-1] = '\0'; /* the closing bracket */
			s->module = (uint32_t)(tab + 2 - text);
		}
	}
	return true;
}

static size_t underscores(const struct symbol *s)
{
	return strspn(text + s->name, "_");
}

/* By address; of several names the global, least decorated one last. */
static int compare(const void *x, const void *y)
{
	const struct symbol *a = x, *b = y;
	size_t m, n;

	if (a->address != b->address)
		return a->address < b->address ? -1 : 1;
	if (a->global != b->global)
		return a->global ? 1 : -1;
	m = underscores(a);
	n = underscores(b);
	if (m != n)
		return m > n ? -1 : 1;
	return a->name > b->name ? -1 : a->name < b->name;
}

static void free_table(void)
{
	talloc_free(text);
	symbols = NULL;
	text = NULL;
	count = 0;
	loaded = false;
}

void ksym_load_text(char *bytes)
{
	struct symbol s;
	char *p;

	free_table();
	loaded = true;
	text = bytes;
	if (!text)
		return;
	for (p = text; parse_line(&p, &s);) {
		if (!s.address)
			continue; /* hidden by kptr_restrict */
		array_add(text, symbols, count) = s;
	}
	if (count)
		qsort(symbols, count, sizeof(*symbols), compare);
}

/* ------------------------------------------------------------------ hidden ones */

void ksym_ask(bool (*ask)(void *arg, uint64_t address, char *text, size_t size), void *arg)
{
	asked.ask = ask;
	asked.arg = arg;
}

/* "name+0x1/0x20 [module]"; names may have a '+' of their own. */
static void parse_answer(struct answer *a, char *words)
{
	char *module = strstr(words, " ["), *plus;

	if (module) {
		*module = '\0';
		module += 2;
		module[strcspn(module, "] ")] = '\0';
	}
	plus = strrchr(words, '+');
	if (!plus || plus == words)
		return;
	*plus = '\0';
	a->offset = strtoull(plus + 1, NULL, 16);
	a->name = must(talloc_strdup(a, words));
	a->module = must(talloc_strdup(a, module ? module : "vmlinux"));
}

static const struct answer *get_answer(uint64_t address)
{
	struct answer **bucket = &asked.buckets[(address ^ address >> 12) % ANSWER_BUCKETS], *a;
	char words[512];

	for (a = *bucket; a; a = a->next)
		if (a->address == address)
			return a;
	if (!asked.ask || !asked.ask(asked.arg, address, words, sizeof(words)))
		return NULL;
	if (!asked.answers)
		asked.answers = must(talloc_new(NULL));
	a = must(talloc_zero(asked.answers, struct answer));
	a->address = address;
	parse_answer(a, words);
	a->next = *bucket;
	*bucket = a;
	return a;
}

static bool find_hidden(uint64_t address, struct ksym_result *ret)
{
	const struct answer *a = get_answer(address);

	if (!a && !asked.said) {
		asked.said = true;
		say("kernel addresses have no names here: /proc/kallsyms hides them; "
		    "write 0 or 1 to /proc/sys/kernel/kptr_restrict");
	}
	if (!a || !a->name || a->offset > FARTHEST)
		return false;
	ret->module = a->module;
	ret->offset = a->offset;
	ret->name = ret->offset && ksym_is_own(ret->module) ? NULL : a->name;
	return true;
}

/*
 * Modules of dtap's come without the names of their static functions: the nearest name is
 * another's.
 */
bool ksym_is_own(const char *module)
{
	return !strncmp(module, MODULE_NAME_PREFIX, strlen(MODULE_NAME_PREFIX));
}

bool ksym_find(uint64_t address, struct ksym_result *ret)
{
	size_t low = 0, high;
	const struct symbol *s;

	if (!loaded)
		ksym_load_text(file_read(NULL, "/proc/kallsyms", NULL));
	if (!count)
		return find_hidden(address, ret);
	for (high = count; low < high;) {
		size_t middle = low + (high - low) / 2;

		if (symbols[middle].address <= address)
			low = middle + 1;
		else
			high = middle;
	}
	if (!low)
		return false;
	s = &symbols[low - 1];
	if (address - s->address > FARTHEST)
		return false;
	ret->module = s->module ? text + s->module : "vmlinux";
	ret->offset = address - s->address;
	ret->name = ret->offset && ksym_is_own(ret->module) ? NULL : text + s->name;
	return true;
}

void ksym_free(void)
{
	free_table();
	talloc_free(asked.answers);
	memset(&asked, 0, sizeof(asked));
}
