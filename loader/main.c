// SPDX-License-Identifier: GPL-2.0-or-later
/* dtaprun: loads a module that dtap built, prints what it records, removes it. */
#define _GNU_SOURCE 1
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include "common/complete.h"
#include "common/message.h"
#include "loader.h"
#include "common/must.h"
#include "loader/host/rotate.h"
#include "loader/process/reap.h"
#include "loader/host/say.h"

#ifdef HAVE_CONFIG_H
#include "config.h"
#else
#define PACKAGE_VERSION "unknown"
#endif

#define EXIT_USAGE 2

struct arguments {
	void *ctx; /* of all the lists */
	struct loader_request request;
	const char **options, **commands, **args;
	pid_t *pids;
	bool sweep, info;
};

/* The words, which are not letters: see message_option(). */
enum { OPTION_HELP = 256, OPTION_VERSION, OPTION_SWEEP, OPTION_INFO, OPTION_ROTATE };

static void usage(FILE *out, const char *name)
{
	fprintf(out,
		"Usage: %s FILE.ko [OPTION...] [ARGUMENT...]\n"
		"       %s --info FILE.ko\n"
		"       %s --sweep\n"
		"Load a module that dtap built, and print what it traces.\n"
		"\n"
		"  -b SIZE          buffer size of each CPU (4m)\n"
		"  -c COMMAND       trace while COMMAND runs; $target is its process id\n"
		"  -F               indent by function entry and return\n"
		"  -h, --help       show this help\n"
		"  -o FILE          append the output to FILE\n"
		"  -p PID           trace while process PID runs; $target is PID\n"
		"  -q               print only what the script prints\n"
		"  -v               name all probes that cannot be armed\n"
		"  -V, --version    show the version\n"
		"  -w               allow destructive actions\n"
		"  -x NAME[=VALUE]  set a run-time option\n"
		"  -Z               accepted for scripts; the probes were matched when building\n"
		"  --info           say what the module will do, and what it needs and takes\n"
		"  --rotate SIZE[,N]\n"
		"                   begin a new file when that of -o has SIZE bytes, and keep N\n"
		"                   old ones (1), as FILE.1, FILE.2, ...\n"
		"  --sweep          remove modules that no dtaprun uses any more, and say which\n",
		name, name, name);
}

static void add_size(struct arguments *a, const char *value)
{
	a->options[a->request.noptions++] = must(talloc_asprintf(a->ctx, "bufsize=%s", value));
}

static void add_option(struct arguments *a, const char *text)
{
	a->options[a->request.noptions++] = text;
}

static bool add_pid(struct arguments *a, const char *text)
{
	char *end;
	long n;

	errno = 0;
	n = strtol(text, &end, 10);
	if (errno || *end || end == text || n <= 0 || n > INT32_MAX) {
		say("'%s' is not a process id", text);
		return false;
	}
	a->pids[a->request.npids++] = (pid_t)n;
	return true;
}

static bool set_rotation(struct arguments *a, const char *text)
{
	const char *why = rotate_read(text, &a->request.rotate_size, &a->request.rotate_keep);

	if (why)
		say("'%s' of --rotate %s", text, why);
	return !why;
}

/* -1: go on; else the exit status. */
static int take(struct arguments *a, int c, const char *value)
{
	switch (c) {
	case 'b':
		add_size(a, value);
		return -1;
	case 'c':
		a->commands[a->request.ncommands++] = value;
		return -1;
	case 'F':
		add_option(a, "flowindent");
		return -1;
	case 'h':
	case OPTION_HELP:
		usage(stdout, a->request.name);
		return EXIT_SUCCESS;
	case 'o':
		a->request.output = value;
		return -1;
	case 'p':
		return add_pid(a, value) ? -1 : EXIT_USAGE;
	case 'q':
		add_option(a, "quiet");
		return -1;
	case 'v':
		a->request.verbose = true;
		return -1;
	case 'V':
	case OPTION_VERSION:
		printf("%s %s\n", a->request.name, PACKAGE_VERSION);
		return EXIT_SUCCESS;
	case 'w':
		add_option(a, "destructive");
		return -1;
	case 'x':
		add_option(a, value);
		return -1;
	case 'Z':
		return -1;
	case OPTION_SWEEP:
		a->sweep = true;
		return -1;
	case OPTION_INFO:
		a->info = true;
		return -1;
	case OPTION_ROTATE:
		return set_rotation(a, value) ? -1 : EXIT_USAGE;
	case 1: /* an operand */
		if (!a->request.path)
			a->request.path = value;
		else
			a->args[a->request.nargs++] = value;
		return -1;
	}
	return -1;
}

static const char letters[] = "-:b:c:Fho:p:qvVwx:Z";

static void note_seen(void *arg, int opt, const char *value)
{
	bool *module = arg;

	(void)value;
	*module |= opt == 1;
}

/* --complete: see common/complete.h. */
static int complete(struct arguments *a, int argc, char **argv, const struct option *words)
{
	bool module = false;
	const struct complete_place at =
		complete_place(a->ctx, argc, argv, letters, words, note_seen, &module);
	char *help = NULL;
	size_t len;
	FILE *f;

	switch (at.opt) {
	case COMPLETE_FLAG:
		f = must(open_memstream(&help, &len));
		usage(f, a->request.name);
		fclose(f);
		complete_flags(&at, must(help));
		free(help);
		break;
	case COMPLETE_OPERAND:
		complete_shell(&at, "files", module ? "*" : "*.ko*");
		break;
	case 'c':
		complete_shell(&at, "commands", "");
		break;
	case 'o':
		complete_shell(&at, "files", "*");
		break;
	case 'p':
		complete_shell(&at, "processes", "");
		break;
	case 'x':
		complete_options(&at, true);
		break;
	}
	return EXIT_SUCCESS;
}

/* Options and operands may be mixed; after "--" all are operands. */
static int parse(struct arguments *a, int argc, char **argv)
{
	static const struct option words[] = {
		{ "help", no_argument, NULL, OPTION_HELP },
		{ "version", no_argument, NULL, OPTION_VERSION },
		{ "sweep", no_argument, NULL, OPTION_SWEEP },
		{ "info", no_argument, NULL, OPTION_INFO },
		{ "rotate", required_argument, NULL, OPTION_ROTATE },
		{ NULL, 0, NULL, 0 },
	};
	int c, status;

	if (complete_asked(argc, argv))
		return complete(a, argc - 1, argv + 1, words);
	opterr = 0;
	while ((c = getopt_long(argc, argv, letters, words, NULL)) != -1) {
		if (c == '?' || c == ':') {
			message_option(argv[0], c, argv);
			return EXIT_USAGE;
		}
		status = take(a, c, optarg);
		if (status >= 0)
			return status;
	}
	for (; optind < argc; optind++)
		take(a, 1, argv[optind]);
	if (a->sweep && argc == 2)
		return reap_sweep();
	if (a->info && argc == 3 && a->request.path)
		return loader_describe(a->request.path);
	if (a->request.rotate_size && !a->request.output) {
		say("--rotate is for the file of -o");
		return EXIT_USAGE;
	}
	if (a->request.path && !a->sweep && !a->info)
		return -1;
	usage(stderr, a->request.name);
	return EXIT_USAGE;
}

/*
 * A descriptor that is closed must not be taken by something else.  Writing to what
 * stands in for standard output then fails, as it should.
 */
static void fill_standard_descriptors(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 &&
		    open("/dev/null", fd == STDERR_FILENO ? O_WRONLY : O_RDONLY) != fd)
			exit(EXIT_FAILURE);
}

int main(int argc, char **argv)
{
	const size_t most = (size_t)argc + 1;
	struct arguments a = { .ctx = must(talloc_new(NULL)) };
	int status;

	fill_standard_descriptors();
	a.request.name = argc && strrchr(argv[0], '/') ? strrchr(argv[0], '/') + 1 : argv[0];
	a.options = must(talloc_array(a.ctx, const char *, most));
	a.commands = must(talloc_array(a.ctx, const char *, most));
	a.args = must(talloc_array(a.ctx, const char *, most));
	a.pids = must(talloc_array(a.ctx, pid_t, most));
	a.request.options = a.options;
	a.request.commands = a.commands;
	a.request.args = a.args;
	a.request.pids = a.pids;
	a.request.version = PACKAGE_VERSION;
	say_name(a.request.name);
	status = parse(&a, argc, argv);
	if (status < 0)
		status = loader_run(&a.request);
	talloc_free(a.ctx);
	return status;
}
