// SPDX-License-Identifier: GPL-2.0-or-later
/* Who holds a lock. */
#include "../builtin/lock.c"
