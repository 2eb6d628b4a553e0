/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * stability.h - interface attributes and versions of the language, as text and as numbers
 * (DTrace guide, chapters Stability and Versioning).
 */
#ifndef DTAP_STABILITY_H
#define DTAP_STABILITY_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* From the weakest to the strongest. */
enum stability {
	STABILITY_INTERNAL,
	STABILITY_PRIVATE,
	STABILITY_OBSOLETE,
	STABILITY_EXTERNAL,
	STABILITY_UNSTABLE,
	STABILITY_EVOLVING,
	STABILITY_STABLE,
	STABILITY_STANDARD,
};

/* What else it depends on, from the most to the least. */
enum dependency {
	DEPENDENCY_UNKNOWN,
	DEPENDENCY_CPU,
	DEPENDENCY_PLATFORM,
	DEPENDENCY_GROUP,
	DEPENDENCY_ISA,
	DEPENDENCY_COMMON,
};

struct attributes {
	enum stability name, data;
	enum dependency class;
};

#define ATTRIBUTES(name, data, class)                                  \
	{                                                              \
		STABILITY_##name, STABILITY_##data, DEPENDENCY_##class \
	}

/* "Stable/Evolving/Common", in any case. */
bool attributes_parse(const char *text, struct attributes *ret);
const char *attributes_text(void *ctx, struct attributes a);
/* The three lines below a heading of -v. */
void attributes_print(FILE *out, const char *heading, struct attributes a);
/* Is a weaker in any respect? */
bool attributes_less(struct attributes a, struct attributes b);
/* The weaker one in each respect. */
struct attributes attributes_min(struct attributes a, struct attributes b);

#define VERSION_NUMBER(major, minor, micro) ((major) << 24 | (minor) << 12 | (micro))
#define VERSION_OF_D			    VERSION_NUMBER(2, 0, 0)

/* X.Y or X.Y.Z, in quotes or without. */
bool stability_version(const char *text, uint32_t *ret);

#endif
