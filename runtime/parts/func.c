// SPDX-License-Identifier: GPL-2.0-or-later
/* Functions by name or address. */
#include "../func.c"
#include "../ip_table.c"
