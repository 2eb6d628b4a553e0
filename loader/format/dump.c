// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "dump.h"

#define ROW 16

static void print_row(struct out *out, const unsigned char *bytes, size_t at, size_t size)
{
	out_text(out, "     %5zx:", at);
	for (size_t i = at; i < at + ROW; i++) {
		if (i < size)
			out_text(out, " %02x", bytes[i]);
		else
			out_text(out, "   ");
	}
	out_text(out, "  ");
	for (size_t i = at; i < at + ROW && i < size; i++)
		out_text(out, "%c", bytes[i] >= ' ' && bytes[i] <= '~' ? bytes[i] : '.');
	out_text(out, "\n");
}

void dump_print(struct out *out, const unsigned char *bytes, size_t size)
{
	static const char digits[] = "0123456789abcdef";

	out_text(out, "\n%11s", "");
	for (int i = 0; i < ROW; i++)
		out_text(out, "  %c", digits[i]);
	out_text(out, "  %s\n", digits);
	for (size_t at = 0; at < size; at += ROW)
		print_row(out, bytes, at, size);
}
