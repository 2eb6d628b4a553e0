/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * unused.h - after the last clause, what none has used of the programs' own.
 */
#ifndef DTAP_CHECK_UNUSED_H
#define DTAP_CHECK_UNUSED_H

#include "checker.h"

void unused_check(struct checker *c);

#endif
