// SPDX-License-Identifier: GPL-2.0-or-later
#include "cmdline.h"

#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "common/array.h"
#include "common/message.h"
#include "config.h"

#define EXIT_USAGE 2

enum {
	OPT_KERNEL = 256,
	OPT_SYSROOT,
	OPT_BUILD,
	OPT_EMIT_C,
	OPT_DUMP_IR,
	OPT_KEEP,
	OPT_OPEN_ARGS,
	OPT_TIMING,
	OPT_ROTATE,
	OPT_VM,
	OPT_HELP,
	OPT_VERSION
};

static const struct option long_options[] = {
	{ "kernel", required_argument, NULL, OPT_KERNEL },
	{ "sysroot", required_argument, NULL, OPT_SYSROOT },
	{ "build", required_argument, NULL, OPT_BUILD },
	{ "emit-c", required_argument, NULL, OPT_EMIT_C },
	{ "dump-ir", required_argument, NULL, OPT_DUMP_IR },
	{ "keep", optional_argument, NULL, OPT_KEEP },
	{ "timing", no_argument, NULL, OPT_TIMING },
	{ "open-args", no_argument, NULL, OPT_OPEN_ARGS },
	{ "rotate", required_argument, NULL, OPT_ROTATE },
	{ "vm", no_argument, NULL, OPT_VM },
	{ "help", no_argument, NULL, OPT_HELP },
	{ "version", no_argument, NULL, OPT_VERSION },
	{ NULL, 0, NULL, 0 },
};

static const char letters[] = ":3:6:aAb:Bc:CdD:ef:FgGhHi:I:lL:m:n:o:O:p:P:qs:SU:vVwx:X:Z";

static const char usage_text[] =
	"usage: dtap [-CdeFgHlqSvVwZ] [-b bufsz] [-c cmd] [-D name[=def]] [-I path] [-L path] [-o "
	"output]\n"
	"            [-p pid] [-s script] [-U name] [-x opt[=val]]\n"
	"            [-P provider [[ predicate ] action ]] [-m [ provider: ] module [[ predicate "
	"] action ]]\n"
	"            [-f [[ provider: ] module: ] func [[ predicate ] action ]]\n"
	"            [-n [[[ provider: ] module: ] func: ] name [[ predicate ] action ]]\n"
	"            [-i probe-id [[ predicate ] action ]] [ args ... ]\n"
	"       dtap -l[v] [ pattern | type ... ]\n"
	"       dtap info FILE.ko\n"
	"\n"
	"\t-b  set trace buffer size\n"
	"\t-c  run the command and end when it exits; $target is its process id\n"
	"\t-C  run cpp(1) over script files\n"
	"\t-d  print the program with descriptions in full and all groupings in parentheses\n"
	"\t-D  define a macro\n"
	"\t-e  stop after compiling\n"
	"\t-f  name a function to trace\n"
	"\t-F  indent output by function entry and return\n"
	"\t-g  permit return(value), which changes what functions return; implies -w\n"
	"\t-H  print the names of included files\n"
	"\t-i  name a probe by its id\n"
	"\t-I  add a directory where included files are\n"
	"\t-l  list the probes instead of enabling them, or those that patterns match; with a\n"
	"\t    type, as 'struct path', that\n"
	"\t-L  add a directory of D libraries and included files\n"
	"\t-m  name a module to trace\n"
	"\t-n  name a probe to trace\n"
	"\t-o  append the output to a file\n"
	"\t-p  trace a process and end when it exits; $target is its id\n"
	"\t-P  name a provider to trace\n"
	"\t-q  print only what the script prints\n"
	"\t-s  compile a script file\n"
	"\t-S  show the typed program\n"
	"\t-U  undefine a macro\n"
	"\t-v  report stability, and with -l arguments, offsets and sizes (-vv: nested ones)\n"
	"\t-V  print the version, with -v more of it\n"
	"\t-w  permit destructive actions\n"
	"\t-x  set an option\n"
	"\t-Z  permit descriptions that match no probe\n"
	"\n"
	"\t--kernel RELEASE  make the module for this kernel instead of the running one\n"
	"\t--sysroot DIR     where that kernel's boot/, lib/modules/ and usr/src/ are\n"
	"\t--build FILE.ko   translate and build only\n"
	"\t--open-args       arguments that are not given here are given to dtaprun: $1 is a "
	"number,\n"
	"\t                  $$1 a string\n"
	"\t--emit-c FILE     write the generated C\n"
	"\t--dump-ir PASSES  print the clauses before and after passes: v(alues), f(old), t(ake), "
	"c(hain), d(ead), s(cratch)\n"
	"\t--keep[=DIR]      keep the intermediate files\n"
	"\t--timing          print each stage's milliseconds\n"
	"\t--rotate SIZE[,N] begin a new file when that of -o has SIZE bytes; keep N old ones (1)\n"
	"\t--vm              build for, and run in, a virtual machine; without --kernel, which\n"
	"\t                  may be a version there, with the newest kernel\n";

static void add_program(void *ctx, struct cmdline *c, char mode, const char *text)
{
	array_add(ctx, c->programs, c->nprograms) =
		(struct program_arg){ .mode = mode, .text = text };
}

static void add_option(void *ctx, struct cmdline *c, const char *text)
{
	const char *eq = strchr(text, '=');

	array_add(ctx, c->options, c->noptions) = (struct option_arg){
		eq ? talloc_strndup(ctx, text, (size_t)(eq - text)) : text,
		eq ? eq + 1 : NULL,
	};
}

static void add_word(void *ctx, const char ***list, size_t *n, const char *word)
{
	array_add(ctx, *list, *n) = word;
}

static int usage(void)
{
	fputs(usage_text, stderr);
	return EXIT_USAGE;
}

/* One mistake that has a sentence of its own: the list of options would only hide it. */
static int misused(const char *problem)
{
	message_print(stderr, "dtap: %s (dtap --help explains the options)", problem);
	return EXIT_USAGE;
}

/* Flags of dtrace(8) that say what they wait for. */
static const char *unsupported(int c, const char *arg)
{
	static const char model[] = "there is no such flag: -32 and -64 are the data models";

	switch (c) {
	case 'a':
	case 'A':
		return "anonymous tracing is not supported yet; load the module at boot instead";
	case 'G':
	case 'h':
		return "static probes in user programs (-G, -h) are not supported yet";
	case 'O':
		return "structured output is option format: -x format=json or -x format=jsonl";
	case '3':
		return strcmp(arg, "2") ? model : "the 32-bit data model is not supported";
	case '6':
		return strcmp(arg, "4") ? model : NULL;
	}
	return NULL;
}

/* Flags of bpftrace that mean something here. */
static const char *foreign_flag(const char *word)
{
	return strcmp(word, "--unsafe") ? NULL :
					  "there is no option --unsafe: -w permits destructive "
					  "actions";
}

/* Members that an option sets, and options of the script's that it stands for. */
static const struct {
	int opt;
	size_t member;
} flags[] = {
	{ 'C', offsetof(struct cmdline, preprocess) },
	{ 'd', offsetof(struct cmdline, desugar) },
	{ 'e', offsetof(struct cmdline, check_only) },
	{ 'l', offsetof(struct cmdline, list) },
	{ 'S', offsetof(struct cmdline, show) },
	{ 'V', offsetof(struct cmdline, version) },
	{ OPT_VERSION, offsetof(struct cmdline, version) },
	{ OPT_OPEN_ARGS, offsetof(struct cmdline, open_args) },
	{ OPT_TIMING, offsetof(struct cmdline, timing) },
	{ OPT_VM, offsetof(struct cmdline, vm) },
}, texts[] = {
	{ 'o', offsetof(struct cmdline, output) },
	{ OPT_ROTATE, offsetof(struct cmdline, rotate) },
	{ OPT_KERNEL, offsetof(struct cmdline, kernel) },
	{ OPT_SYSROOT, offsetof(struct cmdline, sysroot) },
	{ OPT_BUILD, offsetof(struct cmdline, build) },
	{ OPT_EMIT_C, offsetof(struct cmdline, emit_c) },
	{ OPT_DUMP_IR, offsetof(struct cmdline, dump_ir) },
};

static const struct {
	int opt;
	const char *option; /* after it the argument, if there is one */
} options[] = {
	{ 'b', "bufsize=" },	{ 'F', "flowindent" }, { 'g', "guru" },	 { 'q', "quiet" },
	{ 'w', "destructive" }, { 'x', "" },	       { 'X', "stdc=" }, { 'Z', "zdefs" },
};

/* For completion; values that are not listed are free. */
static const struct {
	int opt;
	enum cmdline_value value;
} values[] = {
	{ 'c', VALUE_COMMAND },	       { 'f', VALUE_PROBE },	   { 'I', VALUE_FOLDER },
	{ 'L', VALUE_FOLDER },	       { 'm', VALUE_PROBE },	   { 'n', VALUE_PROBE },
	{ 'o', VALUE_FILE },	       { 'p', VALUE_PROCESS },	   { 'P', VALUE_PROBE },
	{ 's', VALUE_SCRIPT },	       { 'x', VALUE_OPTION },	   { OPT_KERNEL, VALUE_KERNEL },
	{ OPT_BUILD, VALUE_FILE },     { OPT_EMIT_C, VALUE_FILE }, { OPT_KEEP, VALUE_FOLDER },
	{ OPT_SYSROOT, VALUE_FOLDER },
};

/* What a part of a description may consist of. */
static const char word_chars[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
				 "_-.*?[]!\\";

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

/*
 * An option of one text, which is a word of its own or follows '=': what is wrong with it; NULL:
 * nothing, or it is another option.
 */
static const char *text_problem(void *ctx, const struct cmdline *c, int opt, const char *arg,
				bool own_word)
{
	const char *name = NULL;

	for (size_t i = 0; i < COUNT(long_options) - 1; i++)
		if (long_options[i].val == opt && long_options[i].has_arg == required_argument)
			name = long_options[i].name;
	for (size_t i = 0; name && i < COUNT(texts); i++) {
		if (texts[i].opt != opt)
			continue;
		if (*(const char *const *)((const char *)c + texts[i].member))
			return talloc_asprintf(ctx, "--%s may be given once", name);
		if (own_word && arg[0] == '-' && arg[1])
			return talloc_asprintf(ctx,
					       "--%s takes a value, and '%s' is an option: write "
					       "--%s=%s if it is meant",
					       name, arg, name, arg);
	}
	return NULL;
}

static bool set_member(struct cmdline *c, int opt, const char *arg)
{
	for (size_t i = 0; i < COUNT(flags); i++) {
		if (flags[i].opt == opt) {
			*(bool *)((char *)c + flags[i].member) = true;
			return true;
		}
	}
	for (size_t i = 0; i < COUNT(texts); i++) {
		if (texts[i].opt == opt) {
			*(const char **)((char *)c + texts[i].member) = arg;
			return true;
		}
	}
	return false;
}

static bool set_option(void *ctx, struct cmdline *c, int opt, const char *arg)
{
	for (size_t i = 0; i < COUNT(options); i++) {
		if (options[i].opt == opt) {
			add_option(ctx, c,
				   talloc_asprintf(ctx, "%s%s", options[i].option, arg ? arg : ""));
			return true;
		}
	}
	return false;
}

/* One option; false: not one that only fills a field. */
static bool take(void *ctx, struct cmdline *c, int opt, const char *arg)
{
	if (set_member(c, opt, arg) || set_option(ctx, c, opt, arg))
		return true;
	switch (opt) {
	case 'v':
		c->very_verbose = c->verbose;
		c->verbose = true;
		return true;
	case 'c':
		add_word(ctx, &c->commands, &c->ncommands, arg);
		return true;
	case 'D':
	case 'I':
	case 'U':
		add_word(ctx, (const char ***)&c->cpp, &c->ncpp,
			 talloc_asprintf(ctx, "-%c%s", opt, arg));
		return true;
	case 'H':
		add_word(ctx, (const char ***)&c->cpp, &c->ncpp, "-H");
		return true;
	case 'f':
	case 'i':
	case 'm':
	case 'n':
	case 'P':
	case 's':
		add_program(ctx, c, (char)opt, arg);
		return true;
	case 'L':
		add_word(ctx, &c->libdirs, &c->nlibdirs, arg);
		return true;
	case 'p':
		add_word(ctx, &c->pids, &c->npids, arg);
		return true;
	case '6':
	case 'B':
		return true; /* 64-bit always; test mode of the output handler */
	case OPT_KEEP:
		c->keep = arg ? arg : "dtap.keep";
		return true;
	}
	return false;
}

static bool is_pid(const char *text)
{
	char *end;
	long n;

	errno = 0;
	n = strtol(text, &end, 10);
	return !errno && end != text && !*end && n > 0 && n <= INT_MAX;
}

/* The compressed form of a module, which compressors make, has such a name. */
static const char *packer_of(const char *file)
{
	static const struct {
		const char *suffix, *program;
	} packers[] = { { ".xz", "xz" }, { ".gz", "gzip" }, { ".zst", "zstd --rm" } };
	const size_t n = strlen(file);

	for (size_t i = 0; i < COUNT(packers); i++) {
		const size_t len = strlen(packers[i].suffix);

		if (n > len && !strcmp(file + n - len, packers[i].suffix))
			return packers[i].program;
	}
	return NULL;
}

static const char *packed_name(void *ctx, const char *file)
{
	const char *plain = talloc_strndup(ctx, file, (size_t)(strrchr(file, '.') - file));

	return talloc_asprintf(ctx,
			       "--build does not compress, as the name %s says: give --build %s, "
			       "and then: %s %s",
			       file, plain, packer_of(file), plain);
}

static const char *check_words(void *ctx, const struct cmdline *c)
{
	const struct {
		const char *text, *problem;
	} words[] = {
		{ c->kernel, "--kernel needs a release, as uname -r prints it" },
		{ c->build, "--build needs the name of the file to write" },
		{ c->emit_c, "--emit-c needs the name of the file to write" },
		{ c->keep, "--keep= needs the name of a folder" },
		{ c->output, "-o needs the name of the file to write" },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (words[i].text && !*words[i].text)
			return words[i].problem;
	if (c->build && packer_of(c->build))
		return packed_name(ctx, c->build);
	for (size_t i = 0; i < c->npids; i++)
		if (!is_pid(c->pids[i]))
			return talloc_asprintf(ctx, "'%s' is not a process id", c->pids[i]);
	return NULL;
}

/* What does not go together; NULL: all does. */
static const char *check_sense(void *ctx, const struct cmdline *c)
{
	const char *loader = c->ncommands ? "-c" : c->npids ? "-p" : c->output ? "-o" : NULL;

	if (c->list && c->version)
		return "only one of -l and -V may be given";
	if (!c->nprograms && !c->list && !c->version)
		return c->check_only ?
			       "no probes specified: -e stops after compiling what -n or -s give" :
			       "no probes specified";
	if (c->rotate && !c->output)
		return "--rotate is for the file of -o";
	if (c->rotate && c->vm)
		return "--rotate is not for --vm, whose output comes from a virtual machine";
	if (c->build && c->vm)
		return "only one of --build and --vm may be given";
	if (c->vm && c->npids)
		return "-p names a process of this machine: the guest of --vm has others";
	if (c->build && loader)
		return talloc_asprintf(ctx,
				       "--build makes the module and runs nothing: give %s to "
				       "dtaprun, after the module's name",
				       loader);
	return NULL;
}

/*
 * An operand of -l is a description, a type, or a word that any part of a probe's name may match,
 * by which it is then found, too.
 */
static const char *take_listed(void *ctx, struct cmdline *c, const char *text)
{
	if (strpbrk(text, ":{")) {
		add_program(ctx, c, 'n', text);
		return NULL;
	}
	if (strchr(text, ' ')) {
		add_word(ctx, &c->types, &c->ntypes, text);
		return NULL;
	}
	if (!*text || text[strspn(text, word_chars)])
		return talloc_asprintf(ctx,
				       "'%s' is neither a pattern of probes, as fbt::vfs_*:entry "
				       "or vfs_*, nor a type, as 'struct path'",
				       text);
	add_program(ctx, c, 'n',
		    talloc_asprintf(ctx, "%s:::,:%s::,::%s:,:::%s", text, text, text, text));
	c->programs[c->nprograms - 1].word = text;
	return NULL;
}

static int parse_info(int argc, char **argv, struct cmdline *ret)
{
	if (argc != 3)
		return misused("info takes the name of one module: dtap info FILE.ko");
	ret->info = argv[2];
	return CMDLINE_OK;
}

enum cmdline_value cmdline_value(int opt)
{
	for (size_t i = 0; i < COUNT(values); i++)
		if (values[i].opt == opt)
			return values[i].value;
	return VALUE_FREE;
}

const char *cmdline_help(void)
{
	return usage_text;
}

struct seen {
	void *ctx;
	struct cmdline *c;
};

static void note_seen(void *arg, int opt, const char *value)
{
	const struct seen *seen = arg;

	take(seen->ctx, seen->c, opt, value);
}

static int parse_completed(void *ctx, int argc, char **argv, struct cmdline *ret)
{
	struct seen seen = { ctx, ret };

	ret->completed = true;
	ret->place = complete_place(ctx, argc, argv, letters, long_options, note_seen, &seen);
	return CMDLINE_OK;
}

/* Called by the name that others' programs have, too. */
static bool is_dtrace(const char *name)
{
	const char *slash = strrchr(name, '/');

	return !strcmp(slash ? slash + 1 : name, "dtrace");
}

int cmdline_parse(void *ctx, int argc, char **argv, struct cmdline *ret)
{
	const char *why;
	int c;

	*ret = (struct cmdline){
		.argv = talloc_memdup(ctx, argv, sizeof(*argv) * (size_t)(argc + 1)), .argc = argc
	};
	if (complete_asked(argc, argv))
		return parse_completed(ctx, argc - 1, argv + 1, ret);
	if (argc >= 2 && !strcmp(argv[1], "info"))
		return parse_info(argc, argv, ret);
	opterr = 0;
	while ((c = getopt_long(argc, argv, letters, long_options, NULL)) >= 0) {
		if (c == OPT_HELP) {
			return fputs(usage_text, stdout) < 0 || fflush(stdout) ? 1 : 0;
		}
		why = c == '?' ? foreign_flag(argv[optind - 1]) : NULL;
		if (why)
			return misused(why);
		if (c == '?' || c == ':') {
			message_option(argv[0], c, argv);
			return EXIT_USAGE;
		}
		if ((c == 'G' || c == 'h') && is_dtrace(argv[0])) {
			ret->static_probes = true;
			return CMDLINE_OK;
		}
		why = unsupported(c, optarg);
		if (!why)
			why = text_problem(ctx, ret, c, optarg, argv[optind - 1] == optarg);
		if (why) {
			return misused(why);
		}
		if (!take(ctx, ret, c, optarg))
			return usage();
	}
	ret->args = argv + optind;
	ret->nargs = (size_t)(argc - optind);
	if (argc == 1)
		return usage();
	why = NULL;
	if (ret->list && !ret->nprograms)
		for (; !why && ret->nargs; ret->args++, ret->nargs--)
			why = take_listed(ctx, ret, *ret->args);
	if (!why)
		why = check_words(ctx, ret);
	if (!why)
		why = check_sense(ctx, ret);
	return why ? misused(why) : CMDLINE_OK;
}
