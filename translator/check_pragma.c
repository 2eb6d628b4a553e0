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
	else if (is_d(n, "attributes") || is_d(n, "binding")) {
		if (n->pragma.nwords < 4)
			ERR(c, n->loc, D_PRAGMA_MALFORM, "#pragma D %s needs two arguments",
			    n->pragma.words[1]);
	} else {
		diag_error(c->diag, n->loc, D_PRAGMA_INVAL,
			   "option, attributes, binding, depends_on",
			   "'%s' is not a directive of #pragma D", n->pragma.words[1]);
	}
}
