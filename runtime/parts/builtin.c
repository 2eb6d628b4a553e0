// SPDX-License-Identifier: GPL-2.0-or-later
/* Built-in variables, arithmetic. */
#include "../builtin.c"
#include "../math.c"
