/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * program.h - bytes to a typed program, against the probes of testsuite/unit/check_probes.c, for
 * the fuzz targets of what comes after the parser.
 */
#ifndef DTAP_FUZZ_PROGRAM_H
#define DTAP_FUZZ_PROGRAM_H

#include <stddef.h>
#include <stdint.h>

struct prog;

/* NULL: it was refused, and the errors were printed to nowhere. The program belongs to ctx. */
struct prog *program_of(void *ctx, const uint8_t *data, size_t size);

#endif
