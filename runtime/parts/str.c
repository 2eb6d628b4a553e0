// SPDX-License-Identifier: GPL-2.0-or-later
/* String functions. */
#include "../json.c"
#include "../str.c"
#include "../strnum.c"
#include "../strpath.c"
