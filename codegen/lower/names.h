/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * names.h - D names as C identifiers, and tables by the enums of prog.h.
 */
#ifndef DTAP_CODEGEN_NAMES_H
#define DTAP_CODEGEN_NAMES_H

#include "translator/prog/prog.h"

/* A member name for a D name: the same, unless C or rt.h has a claim on it.  One to one. */
const char *names_member(void *ctx, const char *name);
/* What D calls a built-in variable. */
const char *names_builtin(enum prog_builtin builtin);
/* As the metadata spells them. */
const char *names_act(enum prog_act act);
const char *names_field_kind(enum prog_field_kind kind);
const char *names_aggfunc(enum prog_aggfunc func);

#endif
