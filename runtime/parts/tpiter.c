// SPDX-License-Identifier: GPL-2.0-or-later
/* Iteration over tracepoints. */
#include "../tracepoint_iter.c"
