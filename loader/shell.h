/* SPDX-License-Identifier: GPL-2.0-or-later */
/* shell.h - system(): a command through the shell. */
#ifndef DTAP_LOADER_SHELL_H
#define DTAP_LOADER_SHELL_H

#include <stdbool.h>

/*
 * Waits for its end; calls heartbeat (NULL: none) about once a second meanwhile.  aside: what it
 * prints goes to standard error.
 */
void shell_run(const char *command, bool aside, void (*heartbeat)(void *arg), void *arg);

#endif
