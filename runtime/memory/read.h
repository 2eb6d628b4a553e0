/* SPDX-License-Identifier: GPL-2.0-or-later */
/* read.h - checked loads that generated code does not call. */
#ifndef DTAP_READ_H
#define DTAP_READ_H

#include "env.h"
#include "rt.h"

/*
 * At most `limit` bytes of a string of the kernel's before its NUL, and a NUL.  Its length, or
 * -1: bad address, no fault yet.  What comes after the NUL is undefined.
 */
s64 rt_read_string(struct rt_ctx *ctx, char *dst, u64 addr, u64 limit);

#endif
