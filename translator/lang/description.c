// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * description.c - words like `syscall::read:entry` to the four parts of a description.
 */
#include <ctype.h>
#include <string.h>

#include <talloc.h>

#include "common/array.h"
#include "intern.h"
#include "parser.h"

/* Longest parts, as in DTrace's own interface, without the NUL. */
enum { PROVIDER_MAX = 63, MODULE_MAX = 63, FUNCTION_MAX = 127, NAME_MAX_ = 63 };

static const struct {
	const char *text;
	size_t max;
} part_limits[] = {
	{ "provider", PROVIDER_MAX },
	{ "module", MODULE_MAX },
	{ "function", FUNCTION_MAX },
	{ "name", NAME_MAX_ },
};

static void invalid(struct parser *p, struct loc loc, const char *hint, const char *text)
{
	diag_error(p->diag, loc, D_PDESC_INVAL, hint, "%s", text);
}

/* Length of the macro's name after '$' or '$$'; 0: a '$' of its own. */
static size_t macro_len(const char *text)
{
	size_t len = 0;

	if (isdigit((unsigned char)*text))
		return strspn(text, "0123456789");
	while (isalnum((unsigned char)text[len]) || text[len] == '_')
		len++;
	return len;
}

static void report_undefined(struct parser *p, const char *macro, size_t sign, size_t len,
			     struct loc loc)
{
	const bool argument = isdigit((unsigned char)macro[sign]);
	const int all = (int)(sign + len);

	if (argument && p->env->open_args)
		diag_error(p->diag, loc, D_MACRO_OPEN, NULL,
			   "macro argument %.*s is open until the module is loaded, and what a "
			   "probe is called must be known before",
			   all, macro);
	else
		diag_error(p->diag, loc, D_MACRO_UNDEF, NULL,
			   argument ? "macro argument %.*s is not given" :
				      "there is no macro variable %.*s",
			   all, macro);
}

/* The word with its macros replaced, or NULL. */
static char *expand(struct parser *p, void *scratch, const char *text, struct loc loc)
{
	char *out = talloc_strdup(scratch, "");

	for (size_t i = 0; text[i];) {
		size_t sign = text[i] != '$' ? 0 : text[i + 1] == '$' ? 2 : 1;
		size_t len = sign ? macro_len(text + i + sign) : 0;
		const char *value;

		if (!len) {
			size_t plain = text[i] == '\\' && text[i + 1] ? 2 : 1;

			out = talloc_strndup_append(out, text + i, plain);
			i += plain;
			continue;
		}
		value = p->env->macro ? p->env->macro(p->env->arg, intern_n(text + i + sign, len)) :
					NULL;
		if (!value) {
			loc.begin += i;
			loc.end = loc.begin + sign + len;
			report_undefined(p, text + i, sign, len, loc);
			return NULL;
		}
		out = talloc_strdup_append(out, value);
		i += sign + len;
	}
	return out;
}

static bool parse_id(struct parser *p, const char *text, struct probe_desc *desc)
{
	uint64_t id = 0;

	if (!*text || text[strspn(text, "0123456789")])
		return false;
	for (; *text && id <= UINT32_MAX; text++)
		id = id * 10 + (*text - '0');
	if (id == 0 || id > UINT32_MAX)
		invalid(p, desc->loc, NULL, "no probe has this id");
	else
		desc->id = id;
	return true;
}

/* Number of parts that the option's argument may have. */
static size_t parts_allowed(char mode)
{
	switch (mode) {
	case 'P':
		return 1;
	case 'm':
		return 2;
	case 'f':
		return 3;
	default:
		return 4;
	}
}

static void split(struct parser *p, const char *text, struct probe_desc *desc)
{
	const char **parts[] = { &desc->prov, &desc->mod, &desc->func, &desc->name };
	size_t allowed = parts_allowed(p->env->mode), n = 1, at;

	for (const char *s = text; (s = strchr(s, ':')); s++)
		n++;
	if (n > allowed) {
		invalid(p, desc->loc,
			allowed == 4 ? "provider:module:function:name" :
			allowed == 3 ? "-f takes [[provider:]module:]function" :
			allowed == 2 ? "-m takes [provider:]module" :
				       "-P takes a provider",
			"the probe description has too many ':'");
		return;
	}
	for (at = allowed - n; at < allowed; at++) {
		size_t len = strcspn(text, ":");

		*parts[at] = intern_n(text, len);
		if (len > part_limits[at].max)
			diag_error(p->diag, desc->loc, D_PDESC_INVAL, NULL,
				   "the %s of a probe description may have at most %zu bytes",
				   part_limits[at].text, part_limits[at].max);
		text += len + 1;
	}
}

struct descriptions description_add(struct parser *p, struct descriptions list, struct loc loc)
{
	char mode = p->env->mode;
	void *scratch = talloc_new(NULL);
	struct probe_desc desc = { .loc = loc };
	char *text;

	desc.text = intern_n(p->source->text + loc.begin, loc.end - loc.begin);
	p->description = desc.text;
	desc.prov = desc.mod = desc.func = desc.name = intern("");
	text = expand(p, scratch, desc.text, loc);
	if (text && strchr("sni", mode) && parse_id(p, text, &desc))
		;
	else if (text && mode == 'i')
		invalid(p, loc, NULL, "-i takes the number of a probe");
	else if (text)
		split(p, text, &desc);
	talloc_free(scratch);
	array_add(p->ctx, list.items, list.n) = desc;
	return list;
}
