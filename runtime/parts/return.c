// SPDX-License-Identifier: GPL-2.0-or-later
/* Returns of functions. */
#include "../attach/attach_return.c"
#include "../attach/return_hook.c"
