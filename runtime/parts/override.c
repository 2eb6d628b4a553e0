// SPDX-License-Identifier: GPL-2.0-or-later
/* Entries of functions that may end there. */
#include "../attach/attach_override.c"
