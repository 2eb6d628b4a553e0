/* SPDX-License-Identifier: GPL-2.0-or-later */
/* directive.h - control lines that say where a text is from. */
#ifndef DTAP_DIRECTIVE_H
#define DTAP_DIRECTIVE_H

#include "source.h"

/*
 * If the line, from its '#' on, is cpp's `# N "file" flags` or #line: notes it with the source, as
 * a mark, and returns true.
 */
bool directive_place(struct source *source, uint32_t begin, uint32_t end);

#endif
