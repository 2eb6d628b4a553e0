/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * session.h - the life of one tracing session, step by step as abi.h tells it.  A module
 * serves one session: the script's variables are not reset.
 *
 * Process context; relay.c calls with its mutex held.  A step out of order is -EINVAL.
 */
#ifndef DTAP_SESSION_H
#define DTAP_SESSION_H

#include "env.h"
#include "rt.h"

/* False once a session was set up: then the module has served. */
bool session_unused(void);

/*
 * The string at m->str, a user pointer, to be freed by env_free(); NULL: the value is a number.
 * Called without the mutex: reading user memory takes the lock that mmap holds around it.
 */
int session_macro_text(const struct dtap_macro *m, char **text);

/* Value of a macro; a *text that was taken over is NULL afterwards. */
int session_macro(const struct dtap_macro *m, char **text);

/*
 * -ENOENT: a kernel symbol is missing; opt->resv[0] is its index in rt_script.ksyms, plus 1.
 * -EPERM: the script is destructive and the user did not allow it.
 */
int session_setup(struct dtap_setup *opt);
int session_attach(void);
int session_run_begin(void);
int session_stop(void);
int session_run_end(void);
int session_detach(void);

/* Whatever step was reached: no probe is armed and no memory held after it. */
void session_close(void);

/* Moves the aggregation halves of a CPU; *half: the one to read. */
int session_agg_switch(u32 cpu, u32 *half);
void session_status(struct dtap_status *status);

/* Set up and not closed yet: rt.percpu is valid. */
bool session_live(void);

#endif
