/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * override.h - functions whose result no script may set.
 */
#ifndef DTAP_PROBES_OVERRIDE_H
#define DTAP_PROBES_OVERRIDE_H

/* A clause that says why not of a function of that name; NULL: it may. */
const char *override_forbidden(const char *name);

#endif
