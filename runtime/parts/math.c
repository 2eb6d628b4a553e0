// SPDX-License-Identifier: GPL-2.0-or-later
/* Arithmetic that may fault. */
#include "../math.c"
