/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * run.h - runs compilers and their kin: argument lists, no shell.
 */
#ifndef DTAP_RUN_H
#define DTAP_RUN_H

#include <stdbool.h>
#include <stddef.h>

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
 * 128 + N if signal N ended it, 127 if it could not be started.
 */
int run(void *ctx, const char *dir, const struct args *a, char **output);

#endif
