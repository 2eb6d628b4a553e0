// SPDX-License-Identifier: GPL-2.0-or-later
/* Strings and bytes in records. */
#include "../tail.c"
