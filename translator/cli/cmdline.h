/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * cmdline.h - dtap's command line: dtrace(8)'s flags, and dtap's own as long options.
 */
#ifndef DTAP_CMDLINE_H
#define DTAP_CMDLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/complete.h"

enum cmdline_value {
	VALUE_FREE,
	VALUE_COMMAND,
	VALUE_FILE,
	VALUE_FOLDER,
	VALUE_KERNEL,
	VALUE_OPTION,
	VALUE_PROBE,
	VALUE_PROCESS,
	VALUE_SCRIPT,
};

/* One program on the command line, in order. */
struct program_arg {
	char mode;	  /* 'n' 'f' 'm' 'P' 'i' 's' */
	const char *text; /* the argument; the file's name for 's' */
	const char *word; /* -l WORD, which any part of a probe's name may match; else NULL */
};

struct option_arg {
	const char *name, *value; /* value NULL: none given */
};

struct cmdline {
	struct program_arg *programs;
	size_t nprograms;
	struct option_arg *options; /* -x and the flags that are short for one */
	size_t noptions;
	char **cpp; /* arguments for cpp, -D -I -U -H */
	size_t ncpp;
	const char **libdirs;
	size_t nlibdirs;
	char **args; /* operands: $1 … */
	size_t nargs;
	const char **types; /* operands of -l: "struct path" */
	size_t ntypes;
	const char *output;    /* -o */
	const char *rotate;    /* --rotate, for dtaprun to read */
	const char **commands; /* -c */
	size_t ncommands;
	const char **pids; /* -p */
	size_t npids;
	bool list, check_only, show, desugar, version, preprocess;
	bool verbose, very_verbose; /* -v, -vv */
	const char *kernel, *sysroot, *build, *emit_c, *dump_ir, *keep;
	bool timing, vm, open_args;
	bool static_probes; /* -G or -h: nothing after it is looked at */
	const char *info;   /* dtap info FILE.ko */
	char **argv;	    /* as given, for --vm */
	int argc;
	bool completed; /* --complete: the rest as far as it is written */
	struct complete_place place;
};

/* What cmdline_parse() found: go on, or end with this exit status. */
#define CMDLINE_OK -1

/* Says what is wrong on standard error; returns CMDLINE_OK or an exit status. */
int cmdline_parse(void *ctx, int argc, char **argv, struct cmdline *ret);

/* For completion: the text of --help, and what an option's value is. */
const char *cmdline_help(void);
enum cmdline_value cmdline_value(int opt);

#endif
