// SPDX-License-Identifier: GPL-2.0-or-later
/* Which probes of system calls fire. */
#include "../attach/syscall_watch.c"
