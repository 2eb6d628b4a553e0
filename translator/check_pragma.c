// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Pragmas.  Options are taken in a pass before everything else, since some (strsize,
 * defaultargs, zdefs) matter to the whole program wherever they stand.
 */
#include "checker.h"

#include <ctype.h>
#include <string.h>

static bool is_d(const struct node *n, const char *word)
{
	return n->kind == N_PRAGMA && n->pragma.nwords >= 2 && !strcmp(n->pragma.words[0], "D") &&
	       !strcmp(n->pragma.words[1], word);
}

/* Text behind the word `option`, without blanks around it. */
static const char *option_text(struct checker *c, const struct node *n)
{
	const char *p = strstr(n->pragma.text, "option");
	size_t len;

	if (!p)
		return "";
	p += strlen("option");
	while (isspace((unsigned char)*p))
		p++;
	len = strlen(p);
	while (len && isspace((unsigned char)p[len - 1]))
		len--;
	return talloc_strndup(c->ctx, p, len);
}

static void set_option(struct checker *c, const struct node *n)
{
	char *name = (char *)option_text(c, n), *value = strchr(name, '=');
	const char *why = "bad value";
	size_t len;

	if (!*name) {
		ERR(c, n->loc, D_PRAGMA_MALFORM,
		    "#pragma D option needs an option: name or name=value");
		return;
	}
	if (value)
		*value++ = '\0';
	for (len = strlen(name); len && isspace((unsigned char)name[len - 1]); len--)
		name[len - 1] = '\0';
	while (value && isspace((unsigned char)*value))
		value++;
	if (!value && strpbrk(name, " \t")) {
		ERR(c, n->loc, D_PRAGMA_MALFORM,
		    "#pragma D option takes one option: name or name=value");
		return;
	}
	if (!options_set(c->req->options, name, value, &why))
		ERR(c, n->loc, D_PRAGMA_OPTSET, "option '%s' cannot be set: %s", name, why);
}

void check_pragma_options(struct checker *c, const struct node_list *items)
{
	for (size_t i = 0; i < items->n; i++)
		if (is_d(items->items[i], "option"))
			set_option(c, items->items[i]);
}

static void check_depends(struct checker *c, const struct node *n)
{
	const char *kind = n->pragma.nwords > 2 ? n->pragma.words[2] : "";

	if (n->pragma.nwords < 4) {
		ERR(c, n->loc, D_PRAGMA_MALFORM,
		    "#pragma D depends_on library|module|provider NAME");
		return;
	}
	if (strcmp(kind, "library") && strcmp(kind, "module") && strcmp(kind, "provider"))
		ERR(c, n->loc, D_PRAGMA_MALFORM, "nothing can depend on a '%s'", kind);
}

static bool is_listed(const char *const *list, const char *word, size_t len)
{
	for (; *list; list++)
		if (strlen(*list) == len && !strncmp(*list, word, len))
			return true;
	return false;
}

/* "NAME/NAME/CLASS": the DTrace guide, chapter Stability. */
static bool are_attributes(const char *text)
{
	static const char *const stabilities[] = { "Internal", "Private",  "Obsolete", "External",
						   "Unstable", "Evolving", "Stable",   "Standard", NULL };
	static const char *const classes[] = { "Unknown", "CPU", "Platform", "Group", "ISA", "Common",
					       NULL };
	size_t len;

	for (int i = 0; i < 3; i++) {
		len = strcspn(text, "/");
		if (!is_listed(i < 2 ? stabilities : classes, text, len) ||
		    text[len] != (i < 2 ? '/' : '\0'))
			return false;
		text += len + 1;
	}
	return true;
}

static void check_attributes(struct checker *c, const struct node *n)
{
	if (n->pragma.nwords < 4)
		ERR(c, n->loc, D_PRAGMA_MALFORM, "#pragma D attributes needs two arguments");
	else if (!are_attributes(n->pragma.words[2]))
		ERR(c, n->loc, D_PRAGMA_MALFORM,
		    "'%s' are no attributes: stability of the name, of the data, and dependency class, such "
		    "as Stable/Evolving/Common", n->pragma.words[2]);
}

/* X.Y or X.Y.Z, in quotes or without. */
static bool is_version(const char *text)
{
	int numbers = 0;

	text += *text == '"';
	for (;; text++) {
		const size_t n = strspn(text, "0123456789");

		if (!n)
			return false;
		numbers++;
		text += n;
		if (*text != '.')
			break;
	}
	return numbers >= 2 && numbers <= 3 && (!*text || !strcmp(text, "\""));
}

static void check_binding(struct checker *c, const struct node *n)
{
	if (n->pragma.nwords < 4)
		ERR(c, n->loc, D_PRAGMA_MALFORM, "#pragma D binding needs two arguments");
	else if (!is_version(n->pragma.words[2]))
		ERR(c, n->loc, D_PRAGMA_MALFORM, "%s is not a version, such as \"1.5\"",
		    n->pragma.words[2]);
}

void check_pragma(struct checker *c, const struct node *n)
{
	const char *first = n->pragma.nwords ? n->pragma.words[0] : "";

	if (!strcmp(first, "error")) {
		ERR(c, n->loc, D_PRAGERR, "#error: %s", n->pragma.text);
		return;
	}
	if (strcmp(first, "D") || is_d(n, "option"))
		return;
	if (n->pragma.nwords < 2) {
		ERR(c, n->loc, D_PRAGMA_MALFORM, "#pragma D needs a directive");
		return;
	}
	if (is_d(n, "depends_on"))
		check_depends(c, n);
	else if (is_d(n, "attributes"))
		check_attributes(c, n);
	else if (is_d(n, "binding"))
		check_binding(c, n);
	else
		diag_error(c->diag, n->loc, D_PRAGMA_INVAL,
			   "option, attributes, binding, depends_on",
			   "'%s' is not a directive of #pragma D", n->pragma.words[1]);
}
