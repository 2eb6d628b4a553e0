// SPDX-License-Identifier: GPL-2.0-or-later
/* What a module does without the parts it lacks. */
#include "../absent.c"
