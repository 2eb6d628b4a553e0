// SPDX-License-Identifier: GPL-2.0-or-later
/* Stands for the generated code. */
#include "rt.h"

struct rt_script rt_script;
