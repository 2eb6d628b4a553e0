// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "fault.h"

#include <stdio.h>
#include <string.h>

#include "loader/host/say.h"

static const struct {
	const char *text;
	enum fault_value has;
} faults[] = {
	[DTAP_FAULT_NONE] = { "unknown fault", FAULT_VALUE_NONE },
	[DTAP_FAULT_BADADDR] = { "invalid address", FAULT_VALUE_ADDRESS },
	[DTAP_FAULT_BADALIGN] = { "invalid alignment", FAULT_VALUE_ADDRESS },
	[DTAP_FAULT_ILLOP] = { "illegal operation", FAULT_VALUE_NONE },
	[DTAP_FAULT_DIVZERO] = { "divide-by-zero", FAULT_VALUE_NONE },
	[DTAP_FAULT_NOSCRATCH] = { "out of scratch space", FAULT_VALUE_NONE },
	[DTAP_FAULT_KPRIV] = { "invalid kernel access", FAULT_VALUE_ADDRESS },
	[DTAP_FAULT_UPRIV] = { "invalid user access", FAULT_VALUE_ADDRESS },
	[DTAP_FAULT_TUPOFLOW] = { "tuple stack overflow", FAULT_VALUE_NONE },
	[DTAP_FAULT_BADSTACK] = { "bad stack", FAULT_VALUE_ADDRESS },
	[DTAP_FAULT_BADSIZE] = { "invalid size", FAULT_VALUE_NUMBER },
	[DTAP_FAULT_BADINDEX] = { "index out of bounds", FAULT_VALUE_NUMBER },
	[DTAP_FAULT_LOOP] = { "too many turns of loops", FAULT_VALUE_NUMBER },
	[DTAP_FAULT_LOOPTIME] = { "too much time in loops", FAULT_VALUE_NUMBER },
	[DTAP_FAULT_DEPTH] = { "functions call each other too deeply", FAULT_VALUE_NUMBER },
};

static void find_place(const struct meta *meta, const struct meta_probe *p, u32 site,
		       struct fault *ret)
{
	ret->source = p->clause->source;
	ret->line = p->clause->line;
	if (site < meta->nsites) {
		ret->source = meta->sites[site].source;
		ret->line = meta->sites[site].line;
	}
	if (!ret->source || !*ret->source)
		ret->source = "command line";
}

bool fault_read(const struct meta *meta, const struct dtap_rec *rec, struct meta_probe *probe,
		struct fault *ret)
{
	struct dtap_rec_fault fault;
	u32 code;

	if (rec->len < sizeof(fault))
		return false;
	memcpy(&fault, rec, sizeof(fault));
	if (!meta_probe_by_epid(meta, fault.epid, probe))
		return false;
	code = fault.code < sizeof(faults) / sizeof(*faults) ? fault.code : DTAP_FAULT_NONE;
	*ret = (struct fault){ faults[code].text, faults[code].has, fault.value, NULL, 0 };
	find_place(meta, probe, fault.site, ret);
	return true;
}

void fault_say(const struct meta_probe *p, const struct fault *fault)
{
	char place[300] = "", value[40] = "";

	if (fault->has == FAULT_VALUE_ADDRESS)
		snprintf(value, sizeof(value), " (0x%llx)", fault->value);
	else if (fault->has == FAULT_VALUE_NUMBER)
		snprintf(value, sizeof(value), " (%lld)", (s64)fault->value);
	if (fault->line)
		snprintf(place, sizeof(place), " at %s:%u", fault->source, fault->line);
	say("error in dt_clause_%u for probe ID %u (%s:%s:%s:%s): %s%s%s", p->clause_index, p->id,
	    p->group->prov, p->group->mod, p->func, p->group->name, fault->text, value, place);
}
