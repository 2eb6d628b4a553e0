/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * tracee.h - the processes of -c and -p: started, held until probes are armed, watched.
 */
#ifndef DTAP_LOADER_TRACEE_H
#define DTAP_LOADER_TRACEE_H

#include <stdbool.h>
#include <sys/types.h>

#include "plan.h"

struct tracee {
	pid_t pid;
	int pidfd;	     /* readable when the process has ended; -1: none */
	int go_fd;	     /* of one that was taken over: to let it run */
	int error_fd;	     /* why its exec failed */
	const char *command; /* NULL: of -p */
	bool traced;	     /* stopped where its plan says */
	bool running, ended;
};

/*
 * Starts `command`, its words as the shell's, which waits where the plan says. false: said why, as
 * for a program that is not there.
 */
bool tracee_command(struct tracee *tracee, const char *command, const struct plan *plan);
bool tracee_attach(struct tracee *tracee, pid_t pid);
/* Takes a process over that waits for one byte on go_fd and says errno on error_fd (-1: never). */
bool tracee_adopt(struct tracee *tracee, pid_t pid, int go_fd, int error_fd, const char *command);
/* Lets a process of -c run. false: it could not be run, said why. */
bool tracee_go(struct tracee *tracee);
/* The process has ended: says so unless quiet. */
void tracee_reap(struct tracee *tracee, bool quiet);
/* Ends what was started here and still runs. */
void tracee_deinit(struct tracee *tracee);

#endif
