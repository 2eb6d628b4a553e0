/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * provider.h - what a provider offers to resolve.c.
 *
 * Each provider has a fixed number of probes in the kernel, numbered from 0 (`ref`), which get
 * consecutive ids after those of the providers before it. After all these come the ids of the
 * probes that libraries define, then those of probes that exist only because a description asks
 * for them (profile-123hz), and then, in a share for each module, those of modules' probes.
 */
#ifndef DTAP_PROVIDER_H
#define DTAP_PROVIDER_H

#include "resolve.h"

struct provider {
	const char *name;
	/* How many probes of the kernel's with a ref there are. */
	uint32_t (*count)(struct resolver *r);
	/* Module n has the refs from of_kernel + n * per_module on; per_module 0: it has none. */
	uint32_t of_kernel, per_module;
	/*
	 * Adds the probes that match with resolve_add(); the provider part has matched already.
	 * *why: see resolve_desc().
	 */
	void (*match)(struct resolver *r, const struct probe_desc *d, struct probe_set *set,
		      const char **why);
	/* Where args[] are; NULL: there are none.  NULL pointer: the provider has none at all. */
	struct probe_args *(*args)(struct resolver *r, const struct probe *probe);
	/*
	 * Where argN is, with the type int64_t (`word`) where no other is meant; args: what args()
	 * has given.  NULL pointer: what the runtime tells of a firing.
	 */
	struct location (*argn)(const struct probe *probe, const struct probe_args *args,
				uint32_t n, const struct type *word);
	/* See resolve_result(); NULL pointer: its probes are of no function. */
	const struct type *(*result)(struct resolver *r, const struct probe *probe, bool any,
				     struct resolve_refusal *refusal);
	/* The module that a probe is in, "vmlinux" of the kernel's own; NULL pointer: in none. */
	const char *(*module)(struct resolver *r, const struct probe *probe);
	/*
	 * Makes of the probe's row what the kernel side looks up if it attaches so.  NULL pointer:
	 * it is that already.
	 */
	void (*row)(struct resolver *r, const struct probe *probe, enum prog_attach attach,
		    struct prog_probe *row);
	const struct probe_attributes *attributes; /* NULL: all Private/Private/Unknown */
};

extern const struct provider provider_dtrace, provider_profile, provider_syscall, provider_sdt,
	provider_rawtp, provider_fbt;

struct target *resolver_target(const struct resolver *r);
struct type_space *resolver_types(const struct resolver *r);

#define MODULE_NAME_MIN 3 /* letters of a name that say which module is meant */

/* Does a part of a description match?  Empty matches all. */
bool resolve_glob(const char *pattern, const char *text);
bool resolve_is_glob(const char *pattern);

/* The probe `ref` of a provider, made from `p` and `attach` when it is new, into the set. */
#define PROVIDER_NO_REF 0xffffffffu /* made on demand: told apart by name */
void resolve_add(struct resolver *r, const struct provider *provider, uint32_t ref,
		 enum prog_attach attach, const struct prog_probe *p, struct probe_set *set);

/* What is left out of what is being matched. */
struct resolver_left {
	size_t n;
	const char *why;
	/* what a stable probe stands for, but this kernel lacks; NULL: nothing */
	const char *missing;
};
struct resolver_left *resolver_left(struct resolver *r);

/* Memory of the resolver. */
void *resolver_memory(struct resolver *r);

/* What stable.c keeps here; NULL: nothing yet. */
struct stable;
struct stable *resolver_stable(const struct resolver *r);
/* n: above the refs of all its probes; before any description is resolved. */
void resolver_set_stable(struct resolver *r, struct stable *stable, uint32_t n);
/* The matches among the probes above, without those that libraries define. */
void resolve_kernel(struct resolver *r, const struct probe_desc *desc, struct probe_set *set);
struct probe_args *resolve_args_create(struct resolver *r, uint32_t n);

#endif
