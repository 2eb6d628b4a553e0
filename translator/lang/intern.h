/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * intern.h - one copy of each name: equal strings are equal pointers.
 * The table lives until the process ends.
 */
#ifndef DTAP_INTERN_H
#define DTAP_INTERN_H

#include <stddef.h>

const char *intern(const char *text);
const char *intern_n(const char *text, size_t len);

#endif
