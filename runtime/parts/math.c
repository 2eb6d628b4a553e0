// SPDX-License-Identifier: GPL-2.0-or-later
/* Arithmetic. */
#include "../math.c"
