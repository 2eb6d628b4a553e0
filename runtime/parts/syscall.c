// SPDX-License-Identifier: GPL-2.0-or-later
/* System calls. */
#include "../attach_syscall.c"
