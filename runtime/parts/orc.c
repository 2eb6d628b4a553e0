// SPDX-License-Identifier: GPL-2.0-or-later
/* The kernel's frames. */
#include "../stack/orc.c"
