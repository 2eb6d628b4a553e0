// SPDX-License-Identifier: GPL-2.0-or-later
/* Built-in variables. */
#include "../builtin/builtin.c"
