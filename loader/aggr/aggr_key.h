/* SPDX-License-Identifier: GPL-2.0-or-later */
/* aggr_key.h - components of aggregations' keys as text. */
#ifndef DTAP_LOADER_AGGR_KEY_H
#define DTAP_LOADER_AGGR_KEY_H

#include "loader/format/fmt.h"

/* In DTrace's columns: with blanks in front, strings and symbols 50 wide.  rawbytes: the option. */
void aggr_key_print(const struct fmt_context *context, bool rawbytes, const struct value *value);

#endif
