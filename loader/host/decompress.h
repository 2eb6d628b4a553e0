/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * decompress.h - compressed modules (.ko.gz, .ko.xz, .ko.zst), told by their first bytes.
 *
 * The libraries are opened when such a file is met: the usual start does not pay for them.
 */
#ifndef DTAP_LOADER_DECOMPRESS_H
#define DTAP_LOADER_DECOMPRESS_H

#include <stdbool.h>
#include <stddef.h>

#define DECOMPRESS_LIMIT (256u << 20) /* bytes of a module, uncompressed */

/*
 * Replaces *bytes (from malloc) by their uncompressed form, or leaves them when they are not
 * compressed. NULL, or the reason of failure, as a phrase.
 */
const char *decompress(unsigned char **bytes, size_t *size);

#endif
