/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * probes.h - the probes that a clause names.
 */
#ifndef DTAP_CHECK_PROBES_H
#define DTAP_CHECK_PROBES_H

#include "checker.h"

/* Adds what a description of a program's clause matches; false after a report. */
bool probes_match(struct checker *c, const struct probe_desc *desc, uint32_t program,
		  struct probe_set *set);

#endif
