/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * privilege.h - whether this process may load and remove modules.  Capabilities decide; users other
 * than root need CAP_DAC_OVERRIDE for it, too.
 */
#ifndef DTAP_LOADER_PRIVILEGE_H
#define DTAP_LOADER_PRIVILEGE_H

#include <stdbool.h>

/* What takes the privilege, for the message.  false: said what is missing. */
bool privilege_check(const char *what);

#endif
