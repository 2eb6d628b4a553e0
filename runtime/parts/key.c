// SPDX-License-Identifier: GPL-2.0-or-later
/* Keys. */
#include "../data/key.c"
