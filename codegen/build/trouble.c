// SPDX-License-Identifier: GPL-2.0-or-later
#include "trouble.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <talloc.h>

#include "run.h"

#define FEW_FILES 16 /* with fewer no shell script works */

enum remedy { DISK, FILE_SIZE, OPEN_FILES, PROCESSES, CPU_TIME, MEMORY, COMPILER, BROKEN };

/* What tools print in the C locale. */
static const struct {
	const char *text;
	enum remedy remedy;
} signs[] = {
	{ "No space left on device", DISK },
	{ "Disk quota exceeded", DISK },
	{ "Read-only file system", DISK },
	{ "Input/output error", DISK },
	{ "File too large", FILE_SIZE },
	{ "File size limit exceeded", FILE_SIZE },
	{ "Too many open files", OPEN_FILES },
	{ "Resource temporarily unavailable", PROCESSES },
	{ "fork: retry", PROCESSES },
	{ "Cannot fork", PROCESSES },
	{ "CPU time limit exceeded", CPU_TIME },
	{ "Cannot allocate memory", MEMORY },
	{ "memory exhausted", MEMORY },
	{ "out of memory", MEMORY },
	{ "Killed signal terminated", MEMORY },
	{ "cannot execute", COMPILER },
	{ "signal terminated program", BROKEN },
};

/* How a tool ended that had no time to print anything. */
static const struct {
	int signal;
	enum remedy remedy;
} deaths[] = {
	{ SIGXFSZ, FILE_SIZE },
	{ SIGXCPU, CPU_TIME },
	{ SIGKILL, MEMORY },
};

/* Debian's package of a tool; NULL: there is nothing to say. */
static const char *package_of(const char *base)
{
	static const char *const binutils[] = { "ar", "as", "ld", "nm", "objcopy", "strip" };

	for (size_t i = 0; i < sizeof(binutils) / sizeof(*binutils); i++)
		if (!strcmp(base, binutils[i]))
			return "binutils";
	if (!strcmp(base, "objtool"))
		return "linux-kbuild that the kernel's headers ask for";
	if (!strncmp(base, "gcc", 3) || !strncmp(base, "clang", 5) || !strcmp(base, "make"))
		return base;
	return NULL;
}

/* Without the folder, and without the target that some are named for: "x86_64-linux-gnu-gcc-12". */
static const char *base_name(const char *tool)
{
	static const char target[] = "-linux-gnu-";
	const char *slash = strrchr(tool, '/'), *end = strstr(tool, target);

	if (end)
		return end + sizeof(target) - 1;
	return slash ? slash + 1 : tool;
}

static const char *missing(void *ctx, const char *tool)
{
	const char *package = package_of(base_name(tool));

	return talloc_asprintf(ctx, "%s could not be started: it is not there, or not in $PATH%s%s",
			       tool, package ? "; install the package " : "",
			       package ? package : "");
}

/*
 * The tool that a shell or make has missed: "sh: 1: NAME: not found", "make[1]: NAME: No such file
 * or directory".  NULL: none.
 */
static const char *missed(void *ctx, const char *output)
{
	const char *start, *end = strstr(output, ": not found");

	if (!end && (start = strstr(output, "make[")) && (start = strstr(start, "]: "))) {
		end = start + strcspn(start, "\n");
		end = memmem(start, (size_t)(end - start), ": No such file or directory", 27);
	}
	for (start = end; start && start > output && !strchr(" /\n", start[-1]);)
		start--;
	return end && end > start && start[-1] != '/' ?
		       talloc_strndup(ctx, start, (size_t)(end - start)) :
		       NULL;
}

/* The line of the output that holds the sign. */
static char *line_at(void *ctx, const char *output, const char *sign)
{
	const char *start = sign;

	while (start > output && start[-1] != '\n')
		start--;
	return talloc_strndup(ctx, start, (size_t)(sign - start) + strcspn(sign, "\n"));
}

static const char *advise(void *ctx, enum remedy remedy, const char *what, const char *work)
{
	switch (remedy) {
	case DISK:
		return talloc_asprintf(ctx,
				       "cannot write to %s: %s; make room there, or choose another "
				       "place with TMPDIR, DTAP_CACHE or --build",
				       work, what);
	case FILE_SIZE:
		return talloc_asprintf(
			ctx,
			"cannot write to %s: %s; the limit on the size of files (ulimit -f, "
			"RLIMIT_FSIZE) is too low: raise it",
			work, what);
	case OPEN_FILES:
		return talloc_asprintf(
			ctx,
			"too many files are open: %s; the limit on open files (ulimit -n, "
			"RLIMIT_NOFILE) is too low: raise it",
			what);
	case PROCESSES:
		return talloc_asprintf(
			ctx,
			"no process could be started: %s; raise the limit on processes "
			"(ulimit -u, RLIMIT_NPROC; pids.max of the control group), or end some",
			what);
	case CPU_TIME:
		return talloc_asprintf(
			ctx,
			"the build took too long: %s; the limit on processor time (ulimit -t, "
			"RLIMIT_CPU) is too low: raise it",
			what);
	case MEMORY:
		return talloc_asprintf(
			ctx,
			"there is not enough memory to build a module: %s; free some, or raise "
			"the limit on it (ulimit -v, memory.max of the control group)",
			what);
	case COMPILER:
		return talloc_asprintf(
			ctx,
			"the compiler is not complete: %s; install the packages %.*s "
			"and binutils",
			what, (int)strcspn(base_name(what), ":"), base_name(what));
	case BROKEN:
		return talloc_asprintf(
			ctx,
			"the compiler does not work here: %s; install its package and binutils "
			"again",
			what);
	}
	return NULL;
}

/* It was not started for want of something else than itself. */
static const char *not_started(void *ctx, const char *tool, const char *output, const char *work)
{
	static const struct {
		int error;
		enum remedy remedy;
	} wants[] = { { EAGAIN, PROCESSES }, { EMFILE, OPEN_FILES }, { ENFILE, OPEN_FILES },
		      { ENOMEM, MEMORY },    { EACCES, COMPILER },   { ENOEXEC, COMPILER } };

	for (size_t i = 0; i < sizeof(wants) / sizeof(*wants); i++)
		if (strstr(output, strerror(wants[i].error)))
			return advise(ctx, wants[i].remedy, output, work);
	return missing(ctx, tool);
}

static const char *killed(void *ctx, const char *tool, int number, const char *work)
{
	const char *what = talloc_asprintf(ctx, "%s was ended by signal %d (%s)", tool, number,
					   strsignal(number));

	for (size_t i = 0; i < sizeof(deaths) / sizeof(*deaths); i++)
		if (deaths[i].signal == number)
			return advise(ctx, deaths[i].remedy, what, work);
	return advise(ctx, BROKEN, what, work);
}

static bool is_limited(int resource)
{
	struct rlimit limit;

	return !getrlimit((__rlimit_resource_t)resource, &limit) && limit.rlim_cur != RLIM_INFINITY;
}

/* Some tools take one want for another. */
static enum remedy corrected(enum remedy remedy, const char *work)
{
	struct statvfs disk;

	if (remedy == DISK && is_limited(RLIMIT_FSIZE) && !statvfs(work, &disk) && disk.f_bavail)
		return FILE_SIZE;
	if (remedy == BROKEN && is_limited(RLIMIT_AS))
		return MEMORY;
	return remedy;
}

const char *trouble_tool(void *ctx, const char *tool, int status, const char *output,
			 const char *work)
{
	const char *name, *sign;
	struct rlimit files;

	if (status == RUN_NOT_STARTED)
		return not_started(ctx, tool, output, work);
	name = missed(ctx, output);
	if (name)
		return missing(ctx, name);
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
		sign = strstr(output, signs[i].text);
		if (sign)
			return advise(ctx, corrected(signs[i].remedy, work),
				      line_at(ctx, output, sign), work);
	}
	if (status > 128)
		return killed(ctx, tool, status - 128, work);
	/* A shell that cannot put its descriptors aside says nothing that one could know it by. */
	if (!getrlimit(RLIMIT_NOFILE, &files) && files.rlim_cur < FEW_FILES)
		return advise(ctx, OPEN_FILES, talloc_asprintf(ctx, "%s has failed", tool), work);
	return NULL;
}

const char *trouble_disk(void *ctx, int error, const char *work)
{
	static const struct {
		int error;
		enum remedy remedy;
	} others[] = { { EFBIG, FILE_SIZE },
		       { EMFILE, OPEN_FILES },
		       { ENFILE, OPEN_FILES },
		       { ENOMEM, MEMORY } };

	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (others[i].error == error)
			return advise(ctx, others[i].remedy, strerror(error), work);
	return advise(ctx, DISK, strerror(error), work);
}
