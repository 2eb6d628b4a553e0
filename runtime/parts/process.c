// SPDX-License-Identifier: GPL-2.0-or-later
/* Processes: their ids in namespaces, their kin, their registers. */
#include "../builtin/process.c"
