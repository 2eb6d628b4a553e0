/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * str.h - what the string files of the runtime share.  Strings are rt.h's safe strings.
 */
#ifndef DTAP_STR_H
#define DTAP_STR_H

#include "env.h"
#include "rt.h"

/* Bytes before the NUL, strsize - 1 at most; s is not NULL. */
u64 str_len(const char *s);
/* Faults BADADDR and returns true for NULL. */
bool str_bad(struct rt_ctx *ctx, const char *s, u32 site);
/* A copy of n bytes, cut to strsize - 1, with a NUL, in scratch; NULL: NOSCRATCH fault. */
const char *str_new(struct rt_ctx *ctx, const char *s, u64 n, u32 site);

#endif
