// SPDX-License-Identifier: GPL-2.0-or-later
/* Arithmetic that calls are made for. */
#include "../llquantize.c"
#include "../math.c"
