// SPDX-License-Identifier: GPL-2.0-or-later
/* Stacks. */
#include "../stack/chain.c"
#include "../stack/stack.c"
#include "../stack/stack_use.c"
