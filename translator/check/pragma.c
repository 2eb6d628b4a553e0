// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Pragmas.  Options are taken in a pass before everything else, since some (strsize,
 * defaultargs, zdefs) matter to the whole program wherever they stand.
 */
#include "pragma.h"

#include <ctype.h>
#include <string.h>

#include "known.h"
#include "stability.h"
#include "translator/lang/source.h"

static bool is_d(const struct node *n, const char *word)
{
	return n->kind == N_PRAGMA && n->pragma.nwords >= 2 && !strcmp(n->pragma.words[0], "D") &&
	       !strcmp(n->pragma.words[1], word);
}

/* Text after the word `option`, without blanks around it. */
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

/* Lists of words may have blanks: setenv=A=B C. */
static bool takes_blanks(const char *name)
{
	const struct option_info *info = option_find(name);

	return info && info->kind == OPT_LIST;
}

static void set_option(struct checker *c, const struct node *n)
{
	char *name = (char *)option_text(c, n), *value = strchr(name, '=');
	const char *why = "bad value";

	if (!*name) {
		ERR(c, n->loc, D_PRAGMA_MALFORM,
		    "#pragma D option needs an option: name or name=value");
		return;
	}
	if (value)
		*value++ = '\0';
	if (*name == '"' || strpbrk(name, " \t") ||
	    (value && strpbrk(value, " \t") && !takes_blanks(name))) {
		ERR(c, n->loc, D_PRAGMA_MALFORM,
		    "#pragma D option takes one option, name or name=value, without blanks or "
		    "quotes");
		return;
	}
	if (option_find(name) && option_find(name)->phase == OPT_COMMAND) {
		ERR(c, n->loc, D_PRAGMA_OPTSET, "option '%s' cannot be set in a program: use -x %s",
		    name, name);
		return;
	}
	if (!options_set(c->req->options, name, value, &why))
		ERR(c, n->loc, D_PRAGMA_OPTSET, "option '%s' cannot be set: %s", name, why);
}

void pragma_options(struct checker *c, const struct node_list *items)
{
	for (size_t i = 0; i < items->n; i++)
		if (is_d(items->items[i], "option"))
			set_option(c, items->items[i]);
}

/* Words after those that a directive takes. */
static void check_rest(struct checker *c, const struct node *n, uint32_t taken)
{
	if (n->pragma.nwords > taken)
		ERR(c, n->loc, D_PRAGMA_UNUSED, "#pragma D %s does not take '%s'",
		    n->pragma.words[1], n->pragma.words[taken]);
}

static bool is_file(const struct source *source, const char *name)
{
	const char *slash = source->name ? strrchr(source->name, '/') : NULL;

	return source->name && !strcmp(slash ? slash + 1 : source->name, name);
}

/* For the pragma at a place: what its program includes is there, too. */
static bool is_there(struct checker *c, struct loc loc, const char *kind, const char *name)
{
	for (size_t i = 0; !strcmp(kind, "provider") && i < c->req->items->n; i++) {
		const struct node *n = c->req->items->items[i];

		if (n->kind == N_PROVIDER && n->provider.name && !strcmp(n->provider.name, name))
			return true;
	}
	if (strcmp(kind, "library"))
		return resolve_exists(c->req->resolver, kind, name);
	for (size_t i = 0; i < c->req->nlibs; i++)
		if (is_file(c->req->libs[i], name))
			return true;
	for (uint32_t i = 0; loc.source && i < loc.source->npieces; i++)
		if (is_file(loc.source->pieces[i].origin, name))
			return true;
	return false;
}

static void check_depends(struct checker *c, const struct node *n)
{
	const char *kind = n->pragma.nwords > 2 ? n->pragma.words[2] : "";

	if (n->pragma.nwords < 4)
		ERR(c, n->loc, D_PRAGMA_MALFORM,
		    "write #pragma D depends_on library|module|provider NAME");
	else if (strcmp(kind, "library") && strcmp(kind, "module") && strcmp(kind, "provider"))
		ERR(c, n->loc, D_PRAGMA_MALFORM, "nothing can depend on a '%s'", kind);
	else if (!is_there(c, n->loc, kind, n->pragma.words[3]))
		ERR(c, n->loc, D_PRAGMA_DEPEND,
		    "the program depends on the %s '%s', which is not there", kind,
		    n->pragma.words[3]);
	else
		check_rest(c, n, 4);
}

/* Behind "provider": NAME, and which part of its probes. */
static bool is_provider_part(const struct node *n)
{
	static const char *const parts[] = { "provider", "module", "function", "name", "args" };

	for (size_t i = 0; n->pragma.nwords == 6 && i < sizeof(parts) / sizeof(*parts); i++)
		if (!strcmp(n->pragma.words[5], parts[i]))
			return true;
	return false;
}

static void check_attributes(struct checker *c, const struct node *n)
{
	struct attributes a;

	if (n->pragma.nwords < 4)
		ERR(c, n->loc, D_PRAGMA_MALFORM, "#pragma D attributes needs two arguments");
	else if (!attributes_parse(n->pragma.words[2], &a))
		ERR(c, n->loc, D_PRAGMA_MALFORM,
		    "'%s' are not attributes: stability of the name, of the data, and dependency "
		    "class, such "
		    "as Stable/Evolving/Common",
		    n->pragma.words[2]);
	else if (strcmp(n->pragma.words[3], "provider"))
		check_rest(c, n, 4);
	else if (!is_provider_part(n))
		ERR(c, n->loc, D_PRAGMA_MALFORM,
		    "write #pragma D attributes A/B/C provider NAME "
		    "provider|module|function|name|args");
}

static void check_binding(struct checker *c, const struct node *n)
{
	uint32_t version;

	if (n->pragma.nwords < 4)
		ERR(c, n->loc, D_PRAGMA_MALFORM, "#pragma D binding needs two arguments");
	else if (!stability_version(n->pragma.words[2], &version))
		ERR(c, n->loc, D_PRAGMA_MALFORM, "%s is not a version, such as \"1.5\"",
		    n->pragma.words[2]);
	else
		check_rest(c, n, 4);
}

void pragma_check(struct checker *c, const struct node *n)
{
	const char *first = n->pragma.nwords ? n->pragma.words[0] : "";

	if (!strcmp(first, "error")) {
		const char *rest = n->pragma.text + strlen(first);

		rest += strspn(rest, " \t\f\v");
		ERR(c, n->loc, D_PRAGERR, "#error%s%s", *rest ? ": " : "", rest);
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

void pragma_marks_unused(struct checker *c)
{
	for (uint32_t i = 0; i < c->nmarks; i++) {
		const struct mark *m = &c->marks[i];
		const char *kind = m->is_version ? "binding" : "attributes";
		const struct sym *s = sym_find(c->syms, SS_GLOBAL, m->name);

		if (!s)
			s = sym_find(c->syms, SS_TYPEDEF, m->name);
		if (m->used || (s && s->loc.source == m->loc.source))
			continue;
		if (s || known_exist(c, &scope_program, m->name))
			ERR(c, m->loc, D_PRAGMA_SCOPE,
			    "#pragma D %s: '%s' is not defined by this program", kind, m->name);
		else
			ERR(c, m->loc, D_PRAGMA_UNUSED, "#pragma D %s: nothing defines '%s'", kind,
			    m->name);
	}
}
