/* SPDX-License-Identifier: GPL-2.0-or-later */
/* fault.h - clauses that failed: what a record says of it, and the message. */
#ifndef DTAP_LOADER_FAULT_H
#define DTAP_LOADER_FAULT_H

#include <stdbool.h>

#include "runtime/abi.h"
#include "loader/meta/metadata.h"

enum fault_value { FAULT_VALUE_NONE, FAULT_VALUE_ADDRESS, FAULT_VALUE_NUMBER };

struct fault {
	const char *text; /* what is wrong, as a phrase */
	enum fault_value has;
	u64 value;
	const char *source; /* of the place in the script; never "" */
	u32 line;	    /* 0: unknown */
};

/* The fault and the probe whose clause it was. false: the record makes no sense. */
bool fault_read(const struct meta *meta, const struct dtap_rec *rec, struct meta_probe *probe,
		struct fault *ret);
/* On standard error. */
void fault_say(const struct meta_probe *probe, const struct fault *fault);

#endif
