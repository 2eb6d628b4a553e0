/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * resolve.h - probe descriptions to probes, through a table of providers.
 *
 * A provider knows its probes on one target kernel (target.h); a description is matched by
 * glob on all four parts (d's rules: empty matches all, * ? [..] [!..] \).  Probes are made
 * on demand and live as long as the resolver; two matches of one probe are one pointer.
 */
#ifndef DTAP_RESOLVE_H
#define DTAP_RESOLVE_H

#include "translator/lang/ast.h"
#include "translator/prog/location.h"
#include "translator/prog/prog.h"
#include "translator/lang/stability.h"
#include "translator/target/target.h"
#include "translator/types/type.h"

struct probe_arg {
	struct location at;
	const char *name; /* NULL: unknown */
};

struct probe_args {
	uint32_t n;
	struct probe_arg *args;
};

struct probe {
	struct prog_probe p; /* p.id, names, attach_name, where */
	enum prog_attach attach;
	const struct provider *provider;
	uint32_t ref;	   /* the provider's own */
	struct probe *via; /* the kernel's probe that this one is under another name; NULL: none */
};

/* Of a provider's probes: of each part of their names, and of their arguments. */
struct probe_attributes {
	struct attributes prov, mod, func, name, args;
};

struct probe_set {
	struct probe **probes;
	size_t n;
};

struct resolver;
struct resolver *resolver_create(void *parent, struct target *target, struct type_space *types);
/*
 * Probes that attach so match nothing: why, a clause, says what this kernel lacks. Those that may
 * attach in two ways (resolve_attach()) match as long as one is left.
 */
void resolver_leave_out(struct resolver *r, enum prog_attach attach, const char *why);
/* NULL: it is not */
const char *resolver_left_out(const struct resolver *r, enum prog_attach attach);
/*
 * How many probes the last resolve_desc() or resolve_kernel() has left out, and why the last of
 * them.
 */
size_t resolve_left(const struct resolver *r, const char **why);

/*
 * Appends the matches of a description to *set (no duplicates within one call) and returns how
 * many.  0: *why explains in a sentence where that helps (a denied function, a module that is
 * not loaded, a function without a prototype …), with the nearest name; NULL if there is no more
 * to say.
 */
size_t resolve_desc(struct resolver *r, const struct probe_desc *desc, struct probe_set *set,
		    const char **why);
/* The kernel's providers, by number; NULL: there are not as many. */
const char *resolve_provider(size_t i);
/* Is there a provider or module (`kind`) of that name? */
bool resolve_exists(struct resolver *r, const char *kind, const char *name);
/* Where a probe's args[] are; NULL if it declares none.  Cached. */
const struct probe_args *resolve_args(struct resolver *r, const struct probe *probe);
/*
 * Where its argN is, of any N; what is narrower there than int64_t is widened as its type says. It
 * is what is read if it is not a scalar: its address if it lies in memory, else its first word.
 */
struct location resolve_argn(struct resolver *r, const struct probe *probe, uint32_t n);
/* Why not, as a clause, and what helps; NULL: nothing does. */
struct resolve_refusal {
	const char *why, *remedy;
};
/*
 * What the function returns whose entry or return the probe is, if a handler may decide that; NULL:
 * it may not.  any: of functions that the kernel does not mark for it, too.
 */
const struct type *resolve_result(struct resolver *r, const struct probe *probe, bool any,
				  struct resolve_refusal *refusal);
/* The module that a probe is in, "vmlinux" of the kernel's own; NULL: none. */
const char *resolve_module(struct resolver *r, const struct probe *probe);
/* What is known of its provider's probes; never NULL. */
const struct probe_attributes *resolve_attributes(const struct probe *probe);
/* How it attaches when args[] or argN are used, or neither. */
enum prog_attach resolve_attach(const struct probe *probe, bool uses_args);
/* The probe as a row of a handler that attaches so: names and numbers the kernel side looks up. */
struct prog_probe resolve_row(struct resolver *r, const struct probe *probe,
			      enum prog_attach attach);
/* Every probe of every provider in id order, for -l. */
void resolve_all(struct resolver *r, struct probe_set *set);

#endif
