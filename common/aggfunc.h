/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * aggfunc.h - the aggregating functions (aggfunc.def), and how large their values are.
 */
#ifndef DTAP_COMMON_AGGFUNC_H
#define DTAP_COMMON_AGGFUNC_H

#include <stdint.h>

enum aggfunc {
#define AGGFUNC(kind, ...) AGG_##kind,
#include "aggfunc.def"
#undef AGGFUNC
};

enum {
	AGG_KINDS = 0
#define AGGFUNC(...) +1
#include "aggfunc.def"
#undef AGGFUNC
};

/* How many parameters the metadata hold of it. */
unsigned int aggfunc_nparams(enum aggfunc func);
/*
 * 64-bit words of a value, by runtime/abi.h.  Parameters of lquantize(): base, limit, step, levels;
 * of llquantize(): factor, low, high, steps.
 */
uint64_t aggfunc_words(enum aggfunc func, const int64_t *params);

#endif
