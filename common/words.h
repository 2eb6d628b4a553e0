/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * words.h - the words of the metadata (doc/metadata.md), by the kinds of common/action.def,
 * aggfunc.def and words.def: each program has enums of its own made of these tables, whose values
 * are the places here.  Each list ends with NULL.
 */
#ifndef DTAP_COMMON_WORDS_H
#define DTAP_COMMON_WORDS_H

#define META_VERSION 2 /* a change of meaning raises it */

extern const char *const words_action[], *const words_aggfunc[], *const words_value[],
									 *const words_type[];

#endif
