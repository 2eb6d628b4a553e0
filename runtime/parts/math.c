// SPDX-License-Identifier: GPL-2.0-or-later
/* Arithmetic that calls are made for. */
#include "../data/llquantize.c"
#include "../data/math.c"
