// SPDX-License-Identifier: GPL-2.0-or-later
/* What sprintf() makes. */
#include "../text/format.c"
