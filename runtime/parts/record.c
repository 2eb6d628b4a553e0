// SPDX-License-Identifier: GPL-2.0-or-later
/* Records of trace events. */
#include "../attach/attach_record.c"
