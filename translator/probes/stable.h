/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * stable.h - probes that libraries define, whose arguments stay the same whatever the kernel.
 *
 * A library declares a provider, with the types of what its probes pass and, after a colon, of
 * what args[] has translated from that, by the names of the former; __ in a name stands for -:
 *
 *	provider proc {
 *		probe signal__send(struct task_struct *to, int sig) :
 *			(lwpsinfo_t *to, psinfo_t *to, int sig);
 *	};
 *
 * A clause of a library says where such a probe is: it fires when the clause's own probe does and
 * its predicate holds. Where the kernel has none of a clause's probes, others may stand for it.
 *
 *	rawtp:signal::signal_generate
 *	/args[4] == 0/
 *	{
 *		fire("proc:::signal-send", args[2], args[0]);
 *	}
 *
 * What fire() needs from another probe, a clause that calls none remembers in self variables or,
 * for another thread, in associative arrays. It is compiled when a fire() is that names one of
 * these; statements after a fire() run after the program's clauses, to forget it.
 *
 *	fbt:vmlinux:submit_bio_wait:entry { self->__bio = args[0]; }
 *	fbt:vmlinux:submit_bio_wait:return
 *	/self->__bio/
 *	{
 *		fire("io:::wait-done", self->__bio);
 *		self->__bio = 0;
 *	}
 *
 * A program's clause for the stable probe is then compiled for the kernel's probe, after the
 * predicate.
 */
#ifndef DTAP_STABLE_H
#define DTAP_STABLE_H

#include "translator/lang/ast.h"
#include "translator/lang/diag.h"
#include "resolve.h"

/* One fire() of a library, and the kernel's probes of its clause. */
struct stable_source {
	const struct node *clause, *fire;
	struct probe_set kernel;
	struct probe **rows; /* of each: the same with the names and the id of the stable probe */
	struct node_list after; /* the statements after it */
};

/* A clause that remembers. */
struct stable_memory {
	const struct node *clause;
	bool compiled; /* the checker's */
};

struct stable_probe {
	const char *prov, *name;
	uint32_t number;
	const struct node *decl;       /* N_DECL: see ast.h */
	uint32_t nnative, nargs;       /* what it passes, what args[] has */
	struct stable_source *sources; /* those whose probes the kernel has, once it was matched */
	uint32_t nsources;
	bool looked_up;
	/* the description that no probe of this kernel matches, if all are such; NULL */
	const char *missing;
	/* why some of them cannot be had, and so not the probe; NULL: they can */
	const char *left_out;
};

/* Numbers of probes, of all libraries there are: ids may not depend on which ones are read. */
struct stable_numbers {
	uint32_t (*number)(const void *arg, const char *prov, const char *name); /* below n */
	const void *arg;
	uint32_t n;
};

/*
 * Takes the providers and clauses of libraries; their mistakes go to diag. numbers NULL: these are
 * all libraries.
 */
void stable_define(struct resolver *r, struct diag *diag, const struct node_list *items,
		   const struct stable_numbers *numbers);
bool stable_has_provider(struct resolver *r, const char *name);
bool stable_is_defined(struct resolver *r, const struct node *provider);

extern const struct probe_attributes stable_attributes; /* of all of them */

/* As a provider's match(): true if there is a stable provider of that name. */
bool stable_match(struct resolver *r, const struct probe_desc *d, struct probe_set *set);
/* Adds the names of the providers after n others: how many these are then. */
size_t stable_providers(struct resolver *r, const char **names, size_t n, size_t room);

/* The N_VAR or, of an associative array, N_IDENT that a statement assigns to; NULL: none. */
const struct node *stable_remembers(const struct node *stmt);
struct stable_memory *stable_memories(struct resolver *r, size_t *n);

/* NULL: the probe is none of these. */
const struct stable_probe *stable_find(struct resolver *r, const struct probe *probe);
/* What is passed as argument i, or what args[i] has: N_PARAM.  NULL: nothing. */
const struct node *stable_native(const struct stable_probe *s, uint32_t i);
const struct node *stable_arg(const struct stable_probe *s, uint32_t i);
/* Which of what is passed is called as args[i] is; UINT32_MAX: none. */
uint32_t stable_arg_from(const struct stable_probe *s, uint32_t i);

/* A name of the declaration as it is in descriptions. */
const char *stable_name(void *ctx, const char *name);

#endif
