/* SPDX-License-Identifier: GPL-2.0-or-later */
/* meta_mutate.h - metadata with one value changed, so that they can still be read. */
#ifndef FUZZ_META_MUTATE_H
#define FUZZ_META_MUTATE_H

#include <stddef.h>

/* The new size; what is not JSON, or gets too large, stays as it is. */
size_t meta_mutate(char *text, size_t size, size_t most, unsigned int seed);

#endif
