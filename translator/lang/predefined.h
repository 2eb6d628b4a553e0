/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * predefined.h - the macros that D programs find, with -C and without: DTrace's, and the names of
 * the system and the processor.
 */
#ifndef DTAP_PREDEFINED_H
#define DTAP_PREDEFINED_H

/* The version of the D language that programs can test: major.minor.micro as 8.12.12 bits. */
#define PREDEFINED_D_VERSION 0x02000000

/* -DNAME=TEXT, of each; NULL after the last. */
const char *const *predefined_words(void *ctx);

#endif
