/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * near.h - what somebody may have meant.
 */
#ifndef DTAP_NEAR_H
#define DTAP_NEAR_H

#include <stdbool.h>

/* The nearest of n names (edit distance; NULL among them are passed over), or NULL; for hints. */
const char *near_name(const char *name, const char *const *names, unsigned int n);
/*
 * Whether a function's name is one that the kernel's build has made of `name`: NAME_noprof,
 * NAME.isra.0, NAME.constprop.0, NAME.part.0.  NAME.cold is none: its code is entered by jumps.
 */
bool near_is_made_of(const char *function, const char *name);
/* As near_name() among names of functions: those made of `name` come first. */
const char *near_function(const char *name, const char *const *names, unsigned int n);

#endif
