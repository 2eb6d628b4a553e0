/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * attach.h - arming and disarming of probes.
 *
 * Each attach_*.c serves some kinds of probes with one mechanism of the kernel (the list is in
 * rt.h); a script names those it needs in rt_script.kinds, which attach.c walks forwards to
 * arm and backwards to disarm.
 * Process context, one caller at a time (relay.c's mutex), except where marked.
 */
#ifndef DTAP_ATTACH_H
#define DTAP_ATTACH_H

#include "env.h"
#include "rt.h"

struct attach_kind {
	/*
	 * Arms every probe of its kinds.  A probe that cannot be armed is reported with
	 * attach_missing() and is not an error; a negative errno ends the whole attach.
	 */
	int (*arm)(void);
	/* Handlers may run from now on: for what had better not begin while gated; or NULL. */
	void (*start)(void);
	/*
	 * Takes back arm(), also a partial one; or NULL.  The kernel may still be in a callback
	 * after it.
	 */
	void (*disarm)(void);
	/* Frees memory, after no callback can be running any more. */
	void (*free)(void);
	/* Hits that the mechanism could not deliver, since arm(); or NULL. */
	u64 (*missed)(void);
};

/* Arms everything; on error everything is disarmed again. */
int attach_all(void);
void attach_start(void);
/*
 * Between two probes of many: lets others run, and returns -ECANCELED once the loader is to end,
 * else 0.
 */
int attach_pause(void);
/* Disarms everything and waits for callbacks: nothing of this module runs in a probe after it. */
void attach_none(void);
u64 attach_missed(void);

/* Reports a probe that could not be armed; error is a negative errno. */
void attach_missing(const struct rt_handler *h, const struct rt_probe *p, int error);
u32 attach_nmissing(void);
bool attach_get_missing(struct dtap_missing *m);

/* Says why arm() fails, where its errno says too little. */
void attach_because(enum dtap_reason why);
u32 attach_reason(void);
/* The same about a probe, with attach_because(). */
void attach_because_of(const struct rt_handler *h, const struct rt_probe *p);
void attach_reason_probe(u32 *handler, u32 *row);

/*
 * A callback that the kernel did not take out, with a negative errno: the module is never to be
 * unloaded.  The caller keeps what the callback uses.
 */
void attach_stuck(int error);

/* A probe's name part, of the script's string blob. */
static inline const char *attach_name(u32 offset)
{
	return rt_script.strings + offset;
}

/* How many probes are of that kind. */
u32 attach_count(enum rt_attach kind);
/*
 * Adds each probe of that kind, with attach_pause() before it; ends at the first error, a negative
 * errno, and returns it.
 */
int attach_each(enum rt_attach kind,
		int (*add)(const struct rt_handler *h, const struct rt_probe *p));

/* For each handler of attach kind `kind_`. */
#define for_each_handler(h, kind_)                                                           \
	for ((h) = rt_script.handlers; (h) < rt_script.handlers + rt_script.nhandler; (h)++) \
		if ((h)->attach == (kind_))

#define for_each_probe(p, h) for ((p) = (h)->probes; (p) < (h)->probes + (h)->nprobe; (p)++)

#endif
