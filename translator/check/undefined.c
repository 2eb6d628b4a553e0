// SPDX-License-Identifier: GPL-2.0-or-later
/* Names that nothing defines: what may be meant by them. */
#include "undefined.h"

#include "common/near.h"
#include "foreign.h"
#include "known.h"
#include "poison.h"
#include "stability.h"
#include "translator/lang/source.h"

void undefined_ident(struct checker *c, const char *name, struct loc loc)
{
	const char *near = sym_nearest(c->syms, SS_GLOBAL, name),
		   *hint = stability_newer_hint(c, name);
	static const char *const known[] = {
#define BUILTIN(name, ...) #name,
#include "translator/prog/builtins.def"
	};

	if (poison_has(c, SS_TYPEDEF, name)) /* sizeof (name) */
		return;
	if (!hint && foreign_word(name))
		hint = talloc_asprintf(c->ctx, "in D: %s", foreign_word(name));
	if (!near)
		near = near_name(name, known, sizeof(known) / sizeof(*known));
	if (near && !hint)
		hint = talloc_asprintf(c->ctx, "closest: '%s'", near);
	diag_error(c->diag, loc, D_IDENT_UNDEF, hint, "'%s' is not defined", name);
	poison_name(c, SS_GLOBAL, name);
}

void undefined_type(struct checker *c, const char *name, struct loc loc)
{
	const char *near = type_nearest(c->types, name, false);

	if (poison_has(c, SS_TYPEDEF, name))
		return;
	poison_name(c, SS_TYPEDEF, name);
	diag_error(c->diag, loc, D_SYNTAX,
		   near ? talloc_asprintf(c->ctx, "closest: '%s'", near) : NULL,
		   "there is no type '%s'", name);
}

void undefined_function(struct checker *c, const struct node *n)
{
	const char *near, *hint = stability_newer_hint(c, n->call.name);
	const struct loc loc = n->call.name_loc;

	/* '(name)(x)' is meant as a cast. */
	if (loc.source && loc.source->text[loc.begin] == '(') {
		undefined_type(c, n->call.name, loc);
		return;
	}
	if (!hint && foreign_word(n->call.name))
		hint = talloc_asprintf(c->ctx, "in D: %s", foreign_word(n->call.name));
	near = known_nearest_subr(n->call.name);
	if (near && !hint)
		hint = talloc_asprintf(c->ctx, "closest: '%s'", near);
	diag_error(c->diag, n->call.name_loc, D_FUNC_UNDEF, hint, "there is no function '%s'",
		   n->call.name);
	poison_name(c, SS_GLOBAL, n->call.name);
}
