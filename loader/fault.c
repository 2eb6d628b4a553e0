// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "fault.h"

#include <stdio.h>
#include <string.h>

#include "say.h"

/* How the value of a fault is shown. */
enum shown { SHOWN_NOT, SHOWN_ADDRESS, SHOWN_NUMBER };

static const struct {
	const char *text;
	enum shown shown;
} faults[] = {
	[DTAP_FAULT_NONE] = { "unknown fault", SHOWN_NOT },
	[DTAP_FAULT_BADADDR] = { "invalid address", SHOWN_ADDRESS },
	[DTAP_FAULT_BADALIGN] = { "invalid alignment", SHOWN_ADDRESS },
	[DTAP_FAULT_ILLOP] = { "illegal operation", SHOWN_NOT },
	[DTAP_FAULT_DIVZERO] = { "divide-by-zero", SHOWN_NOT },
	[DTAP_FAULT_NOSCRATCH] = { "out of scratch space", SHOWN_NOT },
	[DTAP_FAULT_KPRIV] = { "invalid kernel access", SHOWN_ADDRESS },
	[DTAP_FAULT_UPRIV] = { "invalid user access", SHOWN_ADDRESS },
	[DTAP_FAULT_TUPOFLOW] = { "tuple stack overflow", SHOWN_NOT },
	[DTAP_FAULT_BADSTACK] = { "bad stack", SHOWN_ADDRESS },
	[DTAP_FAULT_BADSIZE] = { "invalid size", SHOWN_NUMBER },
	[DTAP_FAULT_BADINDEX] = { "index out of bounds", SHOWN_NUMBER },
};

static void place_text(const struct meta *meta, const struct meta_probe *p, u32 site, char *buffer,
		       size_t size)
{
	const char *source = p->clause->source;
	u32 line = p->clause->line;

	if (site < meta->nsites) {
		source = meta->sites[site].source;
		line = meta->sites[site].line;
	}
	if (line)
		snprintf(buffer, size, " at %s:%u", source && *source ? source : "command line",
			 line);
	else
		*buffer = '\0';
}

bool fault_report(const struct meta *meta, const struct dtap_rec *rec)
{
	char place[300], value[40] = "";
	struct dtap_rec_fault fault;
	struct meta_probe p;
	u32 code;

	if (rec->len < sizeof(fault))
		return false;
	memcpy(&fault, rec, sizeof(fault));
	if (!meta_probe_by_epid(meta, fault.epid, &p))
		return false;
	code = fault.code < sizeof(faults) / sizeof(*faults) ? fault.code : DTAP_FAULT_NONE;
	if (faults[code].shown == SHOWN_ADDRESS)
		snprintf(value, sizeof(value), " (0x%llx)", fault.value);
	else if (faults[code].shown == SHOWN_NUMBER)
		snprintf(value, sizeof(value), " (%lld)", (s64)fault.value);
	place_text(meta, &p, fault.site, place, sizeof(place));
	say("error in clause for probe ID %u (%s:%s:%s:%s): %s%s%s", p.id, p.group->prov,
	    p.group->mod, p.func, p.group->name, faults[code].text, value, place);
	return true;
}
