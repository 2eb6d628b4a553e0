// SPDX-License-Identifier: GPL-2.0-or-later
#include "aggfunc.h"

#include "runtime/llquantize.h"

static const struct {
	unsigned int nparams, words;
} table[AGG_KINDS] = {
#define AGGFUNC(kind, name, least, most, nparams, words, since) { nparams, words },
#include "aggfunc.def"
#undef AGGFUNC
};

unsigned int aggfunc_nparams(enum aggfunc func)
{
	return table[func].nparams;
}

uint64_t aggfunc_words(enum aggfunc func, const int64_t *params)
{
	if (func == AGG_LQUANTIZE) /* below the base, the levels, from the limit on */
		return 1 + (uint64_t)params[3] + 2;
	if (func == AGG_LLQUANTIZE) /* negative, about zero, positive */
		return 1 +
		       2 * (uint64_t)llquantize_nbucket(&(struct llquantize){
				   (uint32_t)params[0], (uint32_t)params[1], (uint32_t)params[2],
				   (uint32_t)params[3] }) +
		       1;
	return table[func].words;
}
