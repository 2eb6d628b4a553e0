// SPDX-License-Identifier: GPL-2.0-or-later
/* CPUs that come and go. */
#include "../attach/attach_cpus.c"
