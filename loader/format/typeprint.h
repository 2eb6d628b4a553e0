/* SPDX-License-Identifier: GPL-2.0-or-later */
/* typeprint.h - print(): bytes as an initialiser of their C type. */
#ifndef DTAP_LOADER_TYPEPRINT_H
#define DTAP_LOADER_TYPEPRINT_H

#include "loader/meta/metadata.h"
#include "loader/host/out.h"

/* `size` bytes may be fewer than the type's: "..." then stands for the rest. */
void typeprint(struct out *out, const struct meta *meta, uint32_t type, const unsigned char *bytes,
	       size_t size);

#endif
