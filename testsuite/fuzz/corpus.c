// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * corpus FOLDER FILE.d... - what fuzz_loader begins with: the metadata of those scripts that are
 * accepted, each as FOLDER/FILE.d, with bytes for the kernel side after them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "codegen/codegen.h"
#include "translator/prog/prog.h"
#include "program.h"

#define ANSWERS 600

static char *read_file(void *ctx, const char *path, size_t *size)
{
	char *text = talloc_size(ctx, 1 << 20);
	FILE *f = fopen(path, "r");

	*size = f ? fread(text, 1, 1 << 20, f) : 0;
	if (f)
		fclose(f);
	return text;
}

static bool write_seed(const char *path, const char *meta, size_t size)
{
	FILE *f = fopen(path, "w");

	if (!f)
		return false;
	fwrite(meta, 1, size, f);
	fputc(0, f);
	for (int i = 0; i < ANSWERS; i++)
		fputc(rand() & 0xff, f);
	return !fclose(f);
}

int main(int argc, char **argv)
{
	for (int i = 2; i < argc; i++) {
		void *ctx = talloc_new(NULL);
		size_t size;
		char *text = read_file(ctx, argv[i], &size);
		struct prog *prog = program_of(ctx, (const uint8_t *)text, size);
		const char *base = strrchr(argv[i], '/') ? strrchr(argv[i], '/') + 1 : argv[i];

		if (prog) {
			prog->module = "dtap_00000000";
			text = codegen_metadata(ctx, prog, &size);
			if (!write_seed(talloc_asprintf(ctx, "%s/%s", argv[1], base), text, size))
				return 1;
		}
		talloc_free(ctx);
	}
	return argc < 3;
}
