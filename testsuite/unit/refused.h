/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef REFUSED_H
#define REFUSED_H

#include <stdbool.h>

/*
 * Whether fn(), in a process of its own, is ended by an assertion.  If it is not, it returns or
 * exits with status 0: any other end fails the test.
 */
bool is_refused(void (*fn)(void));

#endif
