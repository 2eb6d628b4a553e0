// SPDX-License-Identifier: GPL-2.0-or-later
/* Dynamic variables. */
#include "../data/var.c"
