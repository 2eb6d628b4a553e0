// SPDX-License-Identifier: GPL-2.0-or-later
/* Iteration over tracepoints. */
#include "../stack/tracepoint_iter.c"
