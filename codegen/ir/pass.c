// SPDX-License-Identifier: GPL-2.0-or-later
#include "pass.h"

#include <stddef.h>

const struct pass passes[] = {
	{ 'v', "values", pass_values },
	{ 'f', "fold", pass_fold },
	{ 't', "take", pass_take },
	{ 'c', "chain", pass_chain },
	{ 'd', "dead", pass_dead },
	{ 's', "scratch", pass_scratch },
	{ 0, NULL, NULL },
};
