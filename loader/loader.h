/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * loader.h - one run of a module, from its file to the exit status.
 *
 * dtaprun's main() is a caller of this; any other program may be one.  The caller's
 * signal mask is changed, and its standard output is used fully buffered.
 */
#ifndef DTAP_LOADER_LOADER_H
#define DTAP_LOADER_LOADER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* A process that was started for -c already, and waits for one byte before exec. */
struct loader_child {
	pid_t pid;    /* 0: none */
	int go_fd;    /* the byte goes here */
	int error_fd; /* execve()'s errno comes from here, or the end of file; -1: never */
	const char *command;
};

/* All pointers must stay valid during the run. */
struct loader_request {
	const char *path;		/* the module's file */
	const char *name;		/* before messages */
	const char *version;		/* of the program, for structured output; NULL: unknown */
	const char *output;		/* -o, NULL: standard output */
	unsigned long long rotate_size; /* a new file after this many bytes; 0: never */
	unsigned int rotate_keep;	/* old files */
	const char *const *options;	/* -x: "name" or "name=value", the last word */
	size_t noptions;
	const char *const *commands; /* -c */
	size_t ncommands;
	const pid_t *pids; /* -p */
	size_t npids;
	const char *const *args; /* $1 ... */
	size_t nargs;
	bool verbose; /* names all probes that cannot be armed */
	struct loader_child child;
};

/* The exit status of the program: that of exit(), or 1 after an error that was said. */
int loader_run(const struct loader_request *request);

/* Prints what the module in a file will do, and on which kernel.  The exit status. */
int loader_describe(const char *path);

#endif
