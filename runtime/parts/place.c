// SPDX-License-Identifier: GPL-2.0-or-later
/* Arguments and container of the current program, place of the CPU. */
#include "../builtin/place.c"
