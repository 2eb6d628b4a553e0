// SPDX-License-Identifier: GPL-2.0-or-later
#include "kit_versions.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "common/file.h"
#include "run.h"
#include "trouble.h"

#define NAME_SIZE (64 - sizeof(unsigned long)) /* in struct modversion_info */

struct symbol {
	const char *name;
	unsigned long crc;
	bool exported;
	bool spaced; /* only for those who import its namespace */
};

struct kit_exports {
	struct symbol *symbols; /* sorted */
	size_t n;
};

static int compare(const void *a, const void *b)
{
	return strcmp(((const struct symbol *)a)->name, ((const struct symbol *)b)->name);
}

/* The names of a list, a line each, and the one that every module has: sorted. */
static struct symbol *wanted(void *ctx, char *list, size_t *n)
{
	struct symbol *symbols = talloc_zero_array(ctx, struct symbol, 1);
	char *save;

	symbols[0].name = "module_layout";
	*n = 1;
	for (char *name = strtok_r(list, "\n", &save); name; name = strtok_r(NULL, "\n", &save)) {
		symbols = talloc_realloc(ctx, symbols, struct symbol, *n + 1);
		symbols[(*n)++] = (struct symbol){ .name = name };
	}
	qsort(symbols, *n, sizeof(*symbols), compare);
	return symbols;
}

/* "MODULE\tEXPORT_SYMBOL...\tNAMESPACE", where an old kernel ends after the second. */
static bool is_spaced(const char *fields)
{
	const char *type = strchr(fields, '\t'), *space = type ? strchr(type + 1, '\t') : NULL;

	return space && space[1];
}

static bool is_available(const struct symbol *s)
{
	return s->exported && !s->spaced && strlen(s->name) < NAME_SIZE;
}

/* What the kernel does not let the runtime have; NULL: it may have it. */
static const char *refusal(void *ctx, const struct symbol *s)
{
	if (!s->exported)
		return talloc_asprintf(
			ctx, "the kernel does not export '%s', which the runtime needs", s->name);
	if (strlen(s->name) >= NAME_SIZE)
		return talloc_asprintf(
			ctx,
			"the name '%s', which the runtime needs, is too long to have a version",
			s->name);
	if (s->spaced)
		return talloc_asprintf(
			ctx,
			"the kernel exports '%s', which the runtime needs, only to a namespace",
			s->name);
	return NULL;
}

/* Lines "CRC\tNAME\tMODULE\t...": Documentation/kbuild/modules.rst. */
static void look_up(struct symbol *symbols, size_t n, char *symvers)
{
	char *save;

	for (char *line = strtok_r(symvers, "\n", &save); line;
	     line = strtok_r(NULL, "\n", &save)) {
		char *name = strchr(line, '\t'), *end = name ? strchr(name + 1, '\t') : NULL;
		struct symbol *found;

		/* The runtime must not make other modules stay. */
		if (!end || strncmp(end, "\tvmlinux\t", 9) != 0)
			continue;
		*end = 0;
		found = bsearch(&(struct symbol){ .name = name + 1 }, symbols, n, sizeof(*symbols),
				compare);
		if (!found)
			continue;
		found->crc = strtoul(line, NULL, 16);
		found->exported = true;
		found->spaced = is_spaced(end + 1);
	}
}

static bool write_source(const char *path, const struct kit_exports *exports)
{
	FILE *f = fopen(path, "we");

	if (!f)
		return false;
	fprintf(f, "static const struct { unsigned long crc; char name[64 - sizeof(long)]; } "
		   "versions[]\n"
		   "__attribute__((used, section(\"__versions\"), aligned(8))) = {\n");
	for (size_t i = 0; i < exports->n; i++) {
		const struct symbol *s = &exports->symbols[i];

		if (is_available(s))
			fprintf(f, "\t{ %#lx, \"%s\" },\n", s->crc, s->name);
	}
	fprintf(f, "};\n");
	return !fclose(f);
}

static bool compile(void *ctx, const char *cc, const char *dir, const char **err)
{
	struct args *a = args_create(ctx);
	char *out;
	int status;

	args_add(a, cc);
	args_add(a, "-c");
	args_add(a, "-fno-ident");
	args_add(a, "-o");
	args_addf(a, "%s/versions.o", dir);
	args_addf(a, "%s/versions.c", dir);
	status = run(ctx, NULL, a, &out);
	if (!status)
		return true;
	*err = trouble_tool(ctx, cc, status, out, dir);
	if (!*err)
		*err = talloc_asprintf(ctx, "the symbols' versions do not compile: %s", out);
	return false;
}

static char *read_or_say(void *ctx, const char *dir, const char *name, const char **err)
{
	const char *path = talloc_asprintf(ctx, "%s/%s", dir, name);
	char *text = file_read(ctx, path, NULL);

	if (!text)
		*err = talloc_asprintf(ctx, "%s cannot be read: %s", path, strerror(errno));
	return text;
}

struct kit_exports *kit_exports_read(void *ctx, const char *headers, char *list, const char **err)
{
	char *symvers = read_or_say(ctx, headers, "Module.symvers", err);
	struct kit_exports *exports;

	if (!symvers)
		return NULL;
	exports = talloc(ctx, struct kit_exports);
	exports->symbols = wanted(exports, list, &exports->n);
	look_up(exports->symbols, exports->n, symvers);
	return exports;
}

const char *kit_exports_refusal(void *ctx, const struct kit_exports *exports, const char *name)
{
	const struct symbol *found = bsearch(&(struct symbol){ .name = name }, exports->symbols,
					     exports->n, sizeof(*found), compare);

	return refusal(ctx, found ? found : &(struct symbol){ .name = name });
}

bool kit_versions(void *ctx, const struct kit_exports *exports, const char *headers, const char *cc,
		  const char *dir, const char **err)
{
	const char *source = talloc_asprintf(ctx, "%s/versions.c", dir);
	const char *config = read_or_say(ctx, headers, ".config", err);

	if (!config)
		return false;
	if (!strstr(config, "\nCONFIG_MODVERSIONS=y\n"))
		return true;
	if (!write_source(source, exports)) {
		*err = trouble_disk(ctx, errno, dir);
		return false;
	}
	return compile(ctx, cc, dir, err);
}
