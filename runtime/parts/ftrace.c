// SPDX-License-Identifier: GPL-2.0-or-later
/* Functions, by ftrace. */
#include "../attach_ftrace.c"
