/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * override.h - which of the decisions of handlers about what functions return are carried out: none
 * of the loader's own calls, without which nobody could end tracing, and of others as many as the
 * options override_limit, override_every, override_rate and override_probability say.  These count
 * over all functions and CPUs.
 */
#ifndef DTAP_OVERRIDE_H
#define DTAP_OVERRIDE_H

#include <linux/compiler.h>
#include <linux/sched.h>
#include <linux/types.h>

/* Some option leaves decisions out; constant while armed. */
extern bool override_limited;
extern pid_t override_loader; /* its thread group */

/* Takes the options, and counts from 0.  In the loader, before anything is armed. */
void override_begin(void);
/* Whether the next decision is carried out.  Any context, with the guard held. */
bool override_ask(void);

static __always_inline bool override_granted(void)
{
	return current->tgid != override_loader && (likely(!override_limited) || override_ask());
}

#endif
