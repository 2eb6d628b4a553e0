// SPDX-License-Identifier: GPL-2.0-or-later
#include "trouble.h"

#include <signal.h>
#include <string.h>
#include <talloc.h>

#include "run.h"

enum remedy { DISK, MEMORY, COMPILER };

/* What tools print in the C locale. */
static const struct {
	const char *text;
	enum remedy remedy;
} signs[] = {
	{ "No space left on device", DISK },
	{ "Disk quota exceeded", DISK },
	{ "Read-only file system", DISK },
	{ "Input/output error", DISK },
	{ "Cannot allocate memory", MEMORY },
	{ "memory exhausted", MEMORY },
	{ "out of memory", MEMORY },
	{ "Killed signal terminated", MEMORY },
	{ "cannot execute", COMPILER },
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

	return talloc_asprintf(ctx, "%s could not be started: it is not there, or not in $PATH%s%s", tool,
			       package ? "; install the package " : "", package ? package : "");
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
	return end && end > start && start[-1] != '/' ? talloc_strndup(ctx, start, (size_t)(end - start)) : NULL;
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
		return talloc_asprintf(ctx, "cannot write to %s: %s; make room there, or choose another "
				       "place with TMPDIR, DTAP_CACHE or --build", work, what);
	case MEMORY:
		return talloc_asprintf(ctx, "there is not enough memory to build a module: %s", what);
	case COMPILER:
		return talloc_asprintf(ctx, "the compiler is not complete: %s; install the packages %.*s "
				       "and binutils", what, (int)strcspn(base_name(what), ":"),
				       base_name(what));
	}
	return NULL;
}

const char *tool_trouble(void *ctx, const char *tool, int status, const char *output,
			 const char *work)
{
	const char *name = status == RUN_NOT_STARTED ? tool : missed(ctx, output), *sign;

	if (name)
		return missing(ctx, name);
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
		sign = strstr(output, signs[i].text);
		if (sign)
			return advise(ctx, signs[i].remedy, line_at(ctx, output, sign), work);
	}
	if (status == 128 + SIGKILL)
		return advise(ctx, MEMORY, talloc_asprintf(ctx, "%s was killed", tool), work);
	return NULL;
}

const char *disk_trouble(void *ctx, int error, const char *work)
{
	return advise(ctx, DISK, strerror(error), work);
}
