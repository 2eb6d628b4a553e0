/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * halt.h - lets a new process run up to where the plan wants it to wait.
 *
 * The process is traced (ptrace(2)) by this one and has stopped behind its execve(); it stops
 * again, still traced, at the place.
 */
#ifndef DTAP_LOADER_HALT_H
#define DTAP_LOADER_HALT_H

#include <sys/types.h>

#include "plan.h"

/* NULL, or a phrase that says why it is not there; the process may have ended then. */
const char *halt_at(pid_t pid, enum plan_stop stop);

#endif
