/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * passes.h - lowering and what follows it, up to emission.
 */
#ifndef DTAP_CODEGEN_PASSES_H
#define DTAP_CODEGEN_PASSES_H

#include "codegen/lower/lower.h"

/*
 * The program as IR after all passes; belongs to ctx.  dump: see codegen_c().
 */
struct lowered *passes_run(void *ctx, const struct prog *prog, const struct layout *layout,
			   const char *dump);

#endif
