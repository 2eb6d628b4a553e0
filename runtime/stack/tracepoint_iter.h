/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * tracepoint_iter.h - where the kernel's loops over a tracepoint's callbacks lie, for the
 * tracepoints that are armed: such a loop is in the stack when several callbacks listen.
 */
#ifndef DTAP_TRACEPOINT_ITER_H
#define DTAP_TRACEPOINT_ITER_H

#include "env.h"
#include "rt.h"

struct tracepoint;

/*
 * Adds the loop of a tracepoint; failure only costs a frame too many.  Takes one back: a module's
 * tracepoint goes with its code.  Process context.
 */
void tracepoint_iter_add(const struct tracepoint *tp);
void tracepoint_iter_remove(const struct tracepoint *tp);
void tracepoint_iter_clear(void); /* no handler runs any more */

/* pc is inside such a loop.  Any context. */
bool tracepoint_is_iterator(u64 pc);

#endif
