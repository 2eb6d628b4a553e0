// SPDX-License-Identifier: GPL-2.0-or-later
/* Functions by name or address. */
#include "../attach/func.c"
#include "../attach/ip_table.c"
