/* SPDX-License-Identifier: GPL-2.0-or-later */
/* dump.h - bytes as a table of hexadecimal numbers and characters (tracemem, rawbytes). */
#ifndef DTAP_LOADER_DUMP_H
#define DTAP_LOADER_DUMP_H

#include "loader/host/out.h"

void dump_print(struct out *out, const unsigned char *bytes, size_t size);

#endif
