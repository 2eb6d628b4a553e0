/* SPDX-License-Identifier: GPL-2.0-or-later */
/* fault.h - messages for clauses that failed. */
#ifndef DTAP_LOADER_FAULT_H
#define DTAP_LOADER_FAULT_H

#include <stdbool.h>

#include "../runtime/abi.h"
#include "metadata.h"

/* false: the record makes no sense. */
bool fault_report(const struct meta *meta, const struct dtap_rec *rec);

#endif
