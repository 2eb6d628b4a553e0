// SPDX-License-Identifier: GPL-2.0-or-later
#include "words.h"

#include <stddef.h>

const char *const words_action[] = {
#define IMPLIED(kind, name)	#name,
#define ACTION(kind, name, ...) #name,
#include "action.def"
	NULL
};

const char *const words_aggfunc[] = {
#define AGGFUNC(kind, name, ...) #name,
#include "aggfunc.def"
#undef AGGFUNC
	NULL
};

const char *const words_value[] = {
#define VALUE(kind, word) #word,
#include "words.def"
	NULL
};

const char *const words_type[] = {
#define TYPE(kind, word) #word,
#include "words.def"
	NULL
};
