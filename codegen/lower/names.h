/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * names.h - D names as C identifiers.
 */
#ifndef DTAP_CODEGEN_NAMES_H
#define DTAP_CODEGEN_NAMES_H

/* A member name for a D name: the same, unless C or rt.h has a claim on it.  One to one. */
const char *names_member(void *ctx, const char *name);

#endif
