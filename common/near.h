/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * near.h - what somebody may have meant.
 */
#ifndef DTAP_NEAR_H
#define DTAP_NEAR_H

/* The nearest of n names (edit distance; NULL among them are passed over), or NULL; for hints. */
const char *near_name(const char *name, const char *const *names, unsigned int n);

#endif
