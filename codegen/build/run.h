/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * run.h - runs compilers and their kin, by argument lists.
 */
#ifndef DTAP_RUN_H
#define DTAP_RUN_H

#include <stdbool.h>
#include <stddef.h>

#define RUN_NOT_STARTED 256 /* no program ends with it: a shell with 127 has missed another */

/* Arguments, talloc'ed; NULL-terminated at any time. */
struct args {
	char **v;
	size_t n;
};

struct args *args_create(void *ctx);
void args_add(struct args *a, const char *arg);
void args_addf(struct args *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void args_append(struct args *a, const struct args *b);
/* Splits a command as a shell would: blanks, '…', "…", \; nothing is expanded. */
struct args *args_split(void *ctx, const char *text);

/*
 * Runs a program in directory dir (NULL: here) and waits.  Its output (both streams) is
 * collected in *output (talloc'ed under ctx, the first 4 KiB of it).  Returns its exit status,
 * 128 + N if signal N ended it, RUN_NOT_STARTED with the reason in *output.
 */
int run(void *ctx, const char *dir, const struct args *a, char **output);
/* Two at once, with run()'s promises: 0, or status and output of the first that failed. */
int run_two(void *ctx, const char *dir, const struct args *a, const struct args *b, char **output);
/* Where run()'s programs put temporary files, instead of $TMPDIR; NULL: there. */
void run_temporary(const char *folder);
/* The same as run() here, but for standard error, which stays this process's own. */
int run_asking(void *ctx, const struct args *a, char **output);
/* The same as run() with this process's own streams. */
int run_visibly(const struct args *a);

/*
 * Between these two SIGINT, SIGTERM and SIGHUP do not end this process, but the program that
 * run() waits for, and run() starts no other; the release then ends the process as the signal
 * would have.  For whoever has something to take back.  Not nested.
 */
void run_hold_signals(void);
void run_release_signals(void);
bool run_interrupted(void);    /* a signal came */
void run_signal_handled(void); /* the program has ended as it does then: nothing else is to end */

#endif
