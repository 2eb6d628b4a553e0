// SPDX-License-Identifier: GPL-2.0-or-later
/* Entries of functions. */
#include "../attach/attach_entry.c"
