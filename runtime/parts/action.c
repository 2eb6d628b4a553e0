// SPDX-License-Identifier: GPL-2.0-or-later
/* Destructive actions, lock predicates and other rare functions. */
#include "../builtin/action.c"
