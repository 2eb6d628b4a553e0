// SPDX-License-Identifier: GPL-2.0-or-later
/* CPU time of threads. */
#include "../builtin/vtime.c"
