/* SPDX-License-Identifier: GPL-2.0-or-later */
/* missing.h - which probes could not be armed, and why. */
#ifndef DTAP_LOADER_MISSING_H
#define DTAP_LOADER_MISSING_H

#include <stdbool.h>

#include "ctl.h"
#include "loader/meta/metadata.h"

/* Says it of the `count` probes that the kernel side has; all: of each, however many they are. */
void missing_say(const struct meta *meta, struct ctl *ctl, u32 count, bool all);

#endif
