// SPDX-License-Identifier: GPL-2.0-or-later
/* Stacks. */
#include "../stack.c"
#include "../stack_use.c"
