// SPDX-License-Identifier: GPL-2.0-or-later
/* stages, linked dynamically: the linker opens files before. */
#include "stages.c"
