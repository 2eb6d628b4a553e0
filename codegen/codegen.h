/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * codegen.h - from a typed program to the text of its script object and its metadata.
 *
 * The functions only read the program, return NUL-terminated text that belongs to
 * `ctx` (talloc) with its length in *len, and give equal bytes for equal programs.
 * They cannot fail: a malformed program is our mistake and aborts.
 *
 * The C text includes rt.h alone.  It is to be compiled with -std=gnu11 -fwrapv
 * -fno-strict-aliasing: signed arithmetic wraps as D's does, and parts of D's structs
 * are accessed through their bytes.
 *
 * The metadata is the JSON object of doc/metadata.md.  Behind the program's own fault
 * sites it has one more per clause (index nsites + clause), for faults that have no
 * expression of their own.
 */
#ifndef DTAP_CODEGEN_H
#define DTAP_CODEGEN_H

#include <stdbool.h>
#include <stddef.h>

#include "translator/lang/diag.h"
#include "translator/prog/prog.h"

/* The C text of a long script is for compiling in two parts, see RT_PART in rt.h. */
bool codegen_in_parts(const struct prog *prog);
/*
 * dump: letters of passes (codegen/ir/pass.c), before and after which each clause goes to standard
 * error; NULL: none.
 */
char *codegen_c(void *ctx, const struct prog *prog, const char *dump, size_t *len);
/* The table of rt.h that attaches such probes; NULL: they need none. */
const char *codegen_attach_table(enum prog_attach attach);
/* Tells of each call of a function of rt.h by a clause of the program, and of its place. */
void codegen_calls(const struct prog *prog, void (*fn)(void *arg, const char *name, struct loc loc),
		   void *arg);
char *codegen_metadata(void *ctx, const struct prog *prog, size_t *len);

#endif
