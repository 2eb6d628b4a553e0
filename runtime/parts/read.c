// SPDX-License-Identifier: GPL-2.0-or-later
/* Checked loads, scratch memory, strings and bytes in records. */
#include "../read.c"
#include "../scratch.c"
#include "../tail.c"
#include "../tail_load.c"
