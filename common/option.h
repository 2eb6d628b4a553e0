/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * option.h - DTrace's options: names, kinds, units, defaults, limits, and who may set them.
 *
 * One table (option.def) serves -x and #pragma D option of dtap, -x of dtaprun, setopt() and the
 * environment.
 */
#ifndef DTAP_COMMON_OPTION_H
#define DTAP_COMMON_OPTION_H

#include <stdbool.h>
#include <stdint.h>

enum option_kind {
	OPT_FLAG,
	OPT_SIZE,   /* bytes; units k, m, g, t */
	OPT_NUMBER, /* up to INT32_MAX */
	OPT_RATE,   /* a period in nanoseconds; units of period.h */
	OPT_TEXT,
	OPT_LIST, /* of texts: each counts */
	OPT_WORD,
	OPT_ATTRIBUTES, /* known to the translator alone, as is the next */
	OPT_VERSION,
	OPT_REFUSED, /* other DTraces have it, and here it has no meaning */
};

/* Who may set an option: see option.def.  Each may be set by all before it, too. */
enum option_phase { OPT_COMMAND, OPT_COMPILE, OPT_BUILT, OPT_START, OPT_RUNTIME, OPT_DYNAMIC };

enum option_id {
#define OPTION(name, kind, phase, dflt, words, limits) OPTION_##name,
#include "option.def"
#undef OPTION
	OPTION_COUNT
};

struct option_info {
	const char *name;
	enum option_kind kind;
	enum option_phase phase;
	const char *dflt;  /* NULL: unset */
	const char *words; /* OPT_WORD: "switch|fill|ring" */
	struct {
		uint64_t least, most; /* both 0: any */
	} limits;
};

extern const struct option_info option_table[OPTION_COUNT];

/* NULL if there is no such option. */
const struct option_info *option_find(const char *name);

#define OPTION_WHY 160
/* Why a name that no option has is refused: with the nearest one, if there is such. */
const char *option_unknown(const char *name, char why[OPTION_WHY]);
/* Why a value that the option cannot have is refused: with what it can have. */
const char *option_invalid(const struct option_info *option, const char *value,
			   char why[OPTION_WHY]);
/*
 * What a text says, NULL being an option without a value: 0 or 1 of a flag, bytes, nanoseconds, the
 * place of a word among its words; 0 for texts and for what the translator alone knows.  NULL, or
 * why it is refused: a phrase as "must be ..."; why is room for it.
 */
const char *option_read(const struct option_info *option, const char *text, uint64_t *ret,
			char why[OPTION_WHY]);

/*
 * Calls `take` for each DTRACE_OPT_NAME and then, since they go before those, each DTAP_OPT_NAME of
 * `environment`, which ends with NULL.  name is in small letters; value NULL: none, or an empty
 * one.
 */
void option_environment(const char *const *environment,
			void (*take)(void *arg, const char *variable, const char *name,
				     const char *value),
			void *arg);

#endif
