/* SPDX-License-Identifier: GPL-2.0-or-later */
/* shell.h - system(): a command through the shell. */
#ifndef DTAP_LOADER_SHELL_H
#define DTAP_LOADER_SHELL_H

/*
 * Waits for its end; calls heartbeat (NULL: none) about once a second meanwhile.  What it prints
 * goes to the descriptor output.
 */
void shell_run(const char *command, int output, void (*heartbeat)(void *arg), void *arg);

#endif
