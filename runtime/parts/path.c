// SPDX-License-Identifier: GPL-2.0-or-later
/* Path names. */
#include "../builtin/path.c"
