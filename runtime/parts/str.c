// SPDX-License-Identifier: GPL-2.0-or-later
/* String functions. */
#include "../text/json.c"
#include "../text/match.c"
#include "../text/str.c"
#include "../text/strnum.c"
#include "../text/strpath.c"
