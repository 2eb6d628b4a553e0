// SPDX-License-Identifier: GPL-2.0-or-later
/* Tracepoints. */
#include "../attach/attach_tracepoint.c"
