// SPDX-License-Identifier: GPL-2.0-or-later
/* Checked loads and scratch memory. */
#include "../read.c"
#include "../scratch.c"
#include "../tail_load.c"
