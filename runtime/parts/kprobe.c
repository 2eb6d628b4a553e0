// SPDX-License-Identifier: GPL-2.0-or-later
/* Entries of functions that ftrace cannot reach. */
#include "../attach_kprobe.c"
