// SPDX-License-Identifier: GPL-2.0-or-later
/* Checked loads, scratch memory, strings and bytes in records. */
#include "../memory/read.c"
#include "../memory/scratch.c"
#include "../record/tail.c"
#include "../record/tail_load.c"
