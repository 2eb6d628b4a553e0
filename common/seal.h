/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * seal.h - a module's checksum of itself: a byte damaged on the way to a host could harm its
 * kernel.  It notices damage, not malice.
 *
 * It is in the module's section SEAL_SECTION, which the kernel does not load: the size of the file,
 * then checksum() of its bytes with this sum as 0; both 64 bits, little-endian.  What is appended
 * later, such as a signature, is not covered.
 */
#ifndef DTAP_SEAL_H
#define DTAP_SEAL_H

#include <stdbool.h>
#include <stddef.h>

#define SEAL_SECTION ".dtap_seal"
#define SEAL_SIZE    16

/* Of a module's whole file. false: it has no room for one. */
bool seal_put(unsigned char *bytes, size_t size);
/* NULL: these bytes are as they were sealed; else what is wrong, to follow the file's name. */
const char *seal_check(const unsigned char *bytes, size_t size);

#endif
