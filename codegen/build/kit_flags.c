// SPDX-License-Identifier: GPL-2.0-or-later
#include "kit_flags.h"

#include <stdbool.h>
#include <string.h>

/*
 * Options of gcc and clang that may have their argument as the next word, whatever that begins
 * with.
 */
static const struct {
	const char *name;
	bool wanted;
} with_word[] = {
	{ "--param", true },
	{ "--sysroot", true },
	{ "--target", true },
	{ "-target", true },
	{ "-arch", true },
	{ "-b", true },
	{ "-B", true },
	{ "-G", true },
	{ "-V", true },
	{ "-x", true },
	{ "-mllvm", true },
	{ "-Xclang", true },
	{ "-Xassembler", true },
	{ "-isysroot", true },
	{ "-wrapper", true },
	{ "-specs", true },
	{ "-T", false },
	{ "-z", false },
	{ "-u", false },
	{ "-e", false },
	{ "-L", false },
	{ "-l", false },
	{ "-Xlinker", false },
	{ "-Xpreprocessor", false },
	{ "-A", false },
	{ "-D", false },
	{ "-U", false },
	{ "-I", false },
	{ "-include", false },
	{ "-imacros", false },
	{ "-isystem", false },
	{ "-iquote", false },
	{ "-idirafter", false },
	{ "-iprefix", false },
	{ "-iwithprefix", false },
	{ "-iwithprefixbefore", false },
	{ "-imultilib", false },
	{ "-MF", false },
	{ "-MT", false },
	{ "-MQ", false },
	{ "-MJ", false },
	{ "-o", false },
	{ "-aux-info", false },
	{ "-dumpbase", false },
	{ "-dumpbase-ext", false },
	{ "-dumpdir", false },
	{ "-dependency-file", false },
	{ "-working-directory", true },
};

static bool starts(const char *s, const char *prefix)
{
	return !strncmp(s, prefix, strlen(prefix));
}

/* What comes with its argument in one word, or without one. */
static bool is_wanted(const char *w)
{
	static const char *const others[] = {
		"-I",
		"-D",
		"-U",
		"-i",
		"-M",
		"-o",
		"-g",
		"-T",
		"-l",
		"-L",
		"-fmacro-prefix-map",
		"-ffile-prefix-map",
		"-fdebug-prefix-map",
		"-Wl,",
		"-Wp,",
	};

	if (w[0] != '-' || !strcmp(w, "-c"))
		return false;
	/* Warnings; but what the assembler is told decides about code. */
	if (starts(w, "-W") && !starts(w, "-Wa,"))
		return false;
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (starts(w, others[i]))
			return false;
	return true;
}

struct args *kit_flags(void *ctx, const struct args *cc)
{
	struct args *flags = args_create(ctx);

	args_add(flags, cc->v[0]);
	for (size_t i = 1; i < cc->n; i++) {
		size_t k = 0;

		while (k < sizeof(with_word) / sizeof(*with_word) &&
		       strcmp(cc->v[i], with_word[k].name) != 0)
			k++;
		if (k == sizeof(with_word) / sizeof(*with_word)) {
			if (is_wanted(cc->v[i]))
				args_add(flags, cc->v[i]);
			continue;
		}
		if (with_word[k].wanted && i + 1 < cc->n) {
			args_add(flags, cc->v[i]);
			args_add(flags, cc->v[i + 1]);
		}
		i++;
	}
	return flags;
}
