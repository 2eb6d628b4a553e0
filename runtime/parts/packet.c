// SPDX-License-Identifier: GPL-2.0-or-later
/* Network packets in records. */
#include "../record/packet.c"
