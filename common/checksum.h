/* SPDX-License-Identifier: GPL-2.0-or-later */
/* checksum.h - notices damage, not malice; some bytes per cycle. */
#ifndef DTAP_CHECKSUM_H
#define DTAP_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/* No change of a single word goes unnoticed. */
uint64_t checksum(const void *data, size_t size);

#endif
