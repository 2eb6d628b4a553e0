// SPDX-License-Identifier: GPL-2.0-or-later
/* Records and rings. */
#include "../record/buf.c"
