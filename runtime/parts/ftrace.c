// SPDX-License-Identifier: GPL-2.0-or-later
/* Functions, by ftrace. */
#include "../attach/attach_ftrace.c"
#include "../attach/override.c"
