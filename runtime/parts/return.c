// SPDX-License-Identifier: GPL-2.0-or-later
/* Returns of functions. */
#include "../attach_return.c"
#include "../return_hook.c"
