// SPDX-License-Identifier: GPL-2.0-or-later
/* Which probes a description matches, and what is said when there are none. */
#include "probes.h"

#include "foreign.h"
#include "stability.h"
#include "translator/target/target.h"

/*
 * Probes that the runtime for this kernel has no means for. true: what matched besides them is to
 * be used.
 */
static bool say_left(struct checker *c, const struct probe_desc *desc, size_t matched)
{
	const bool may_be_none = options_flag(c->req->options, "zdefs");
	const char *why;
	size_t left = resolve_left(c->req->resolver, &why);

	if (!left)
		return true;
	if (matched || may_be_none) {
		diag_warn(c->diag, desc->loc, "of the %zu probes here %zu cannot be used on %s: %s",
			  matched + left, left, target_release(c->req->target), why);
		return true;
	}
	diag_error(c->diag, desc->loc, D_UNSUPPORTED, NEWER_DTAP, "%s cannot be used on %s: %s",
		   desc->text, target_release(c->req->target), why);
	return false;
}

bool probes_match(struct checker *c, const struct probe_desc *desc, uint32_t program,
		  struct probe_set *set)
{
	struct prog_text *text = program < c->req->ntexts ? &c->req->texts[program] : NULL;
	const char *why = NULL;
	const size_t before = set->n;
	size_t n = resolve_desc(c->req->resolver, desc, set, &why);
	struct scope sc = scope_program;

	if (text)
		text->matched += (uint32_t)n;
	if (!say_left(c, desc, n))
		return false;
	if (n || options_flag(c->req->options, "zdefs")) {
		sc.noted = text ? &text->descriptions : NULL;
		return stability_of_probes(c, &sc, desc, set->probes + before, n);
	}
	if (foreign_probe(c->ctx, desc))
		why = talloc_asprintf(c->ctx, "in D: %s", foreign_probe(c->ctx, desc));
	if (desc->id)
		diag_error(c->diag, desc->loc, D_PDESC_ZERO, why,
			   "there is no probe with the id %u", desc->id);
	else
		diag_error(c->diag, desc->loc, D_PDESC_ZERO, why,
			   "probe description %s:%s:%s:%s does not match any probes", desc->prov,
			   desc->mod, desc->func, desc->name);
	return false;
}
