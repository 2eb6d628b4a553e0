/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * halt.h - lets a new process run up to where the plan wants it to wait.
 *
 * The process is traced (ptrace(2)) by this one.  It has stopped after its execve(), or for
 * PLAN_EXEC by a signal before that; it stops again, still traced, at the place.
 */
#ifndef DTAP_LOADER_HALT_H
#define DTAP_LOADER_HALT_H

#include <stdbool.h>
#include <sys/types.h>

#include "plan.h"

/*
 * NULL, or a phrase that says why it is not there.  *stopped: it is traced and stopped all the
 * same; else it has ended, or tracing shall.
 */
const char *halt_at(pid_t pid, enum plan_stop stop, bool *stopped);

#endif
