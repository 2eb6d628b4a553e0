// SPDX-License-Identifier: GPL-2.0-or-later
/* profile and tick. */
#include "../attach/attach_timer.c"
