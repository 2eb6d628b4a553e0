// SPDX-License-Identifier: GPL-2.0-or-later
#include "stability.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <talloc.h>

#define LENGTH(array) (sizeof(array) / sizeof(*(array)))

static const char *const stabilities[] = { "Internal", "Private",  "Obsolete", "External",
					   "Unstable", "Evolving", "Stable",   "Standard" };
static const char *const dependencies[] = {
	"Unknown", "CPU", "Platform", "Group", "ISA", "Common"
};

/* One word of a list at *text, which is moved past it and `end`; -1 if it is none. */
static int take_word(const char **text, const char *const *list, size_t n, char end)
{
	const size_t len = strcspn(*text, "/");

	if ((*text)[len] != end)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (strlen(list[i]) != len || strncasecmp(list[i], *text, len))
			continue;
		*text += len + (end != '\0');
		return (int)i;
	}
	return -1;
}

bool attributes_parse(const char *text, struct attributes *ret)
{
	const int name = take_word(&text, stabilities, LENGTH(stabilities), '/');
	const int data = name < 0 ? -1 : take_word(&text, stabilities, LENGTH(stabilities), '/');
	const int class =
		data < 0 ? -1 : take_word(&text, dependencies, LENGTH(dependencies), '\0');

	if (class < 0)
		return false;
	*ret = (struct attributes){ (enum stability)name, (enum stability)data,
				    (enum dependency) class };
	return true;
}

const char *attributes_text(void *ctx, struct attributes a)
{
	return talloc_asprintf(ctx, "%s/%s/%s", stabilities[a.name], stabilities[a.data],
			       dependencies[a.class]);
}

void attributes_print(FILE *out, const char *heading, struct attributes a)
{
	fprintf(out,
		"\n\t%s\n\t\tIdentifier Names: %s\n\t\tData Semantics:   %s\n\t\tDependency "
		"Class: %s\n",
		heading, stabilities[a.name], stabilities[a.data], dependencies[a.class]);
}

bool attributes_less(struct attributes a, struct attributes b)
{
	return a.name < b.name || a.data < b.data || a.class < b.class;
}

struct attributes attributes_min(struct attributes a, struct attributes b)
{
	return (struct attributes){ a.name < b.name ? a.name : b.name,
				    a.data < b.data ? a.data : b.data,
				    a.class < b.class ? a.class : b.class };
}

bool stability_version(const char *text, uint32_t *ret)
{
	static const unsigned long most[] = { 255, 4095, 4095 };
	unsigned long part[3] = { 0 };
	int n = 0;

	text += *text == '"';
	for (;; text++) {
		const size_t digits = strspn(text, "0123456789");

		if (!digits || n == 3)
			return false;
		part[n] = strtoul(text, NULL, 10);
		if (part[n] > most[n])
			return false;
		n++;
		text += digits;
		if (*text != '.')
			break;
	}
	if (n < 2 || (*text && strcmp(text, "\"")))
		return false;
	*ret = (uint32_t)VERSION_NUMBER(part[0], part[1], part[2]);
	return true;
}
