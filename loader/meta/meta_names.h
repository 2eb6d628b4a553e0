/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * meta_names.h - takes long lists of functions out of the metadata's text before jansson reads it,
 * which needs a hundred instructions a byte: the names of all the kernel's functions are a
 * megabyte.
 */
#ifndef DTAP_META_NAMES_H
#define DTAP_META_NAMES_H

#include <stddef.h>
#include <stdint.h>

struct meta_names {
	char **lists;
	uint32_t n;
};

/*
 * A copy of *size bytes of JSON as codegen/emit/metadata.c writes it, in which a long "funcs" is
 * "#N" and the string is names->lists[N]; *size becomes the copy's. What is no such JSON comes out
 * as it is. The lists and the copy are in ctx.
 */
char *meta_names_take(void *ctx, const char *text, size_t *size, struct meta_names *names);

/*
 * What a "funcs" stands for, to be cut up in place: a list, which is handed out once, or a copy of
 * the text; both are in ctx. NULL: a list that there is not, or no more.
 */
char *meta_names_list(void *ctx, struct meta_names *names, const char *text);

#endif
