// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "drops.h"

#include <stdio.h>
#include <stdlib.h>
#include <talloc.h>

#include "common/must.h"
#include "loader/host/say.h"

/* Singular and plural, and whether it is said for each CPU. */
static const struct {
	const char *tag, *one, *many, *rest;
	bool per_cpu, at_end;
} kinds[DTAP_NDROPS] = {
	[DTAP_DROP_PRINCIPAL] = { "PRINCIPAL", "drop", "drops", "", true, false },
	[DTAP_DROP_AGGREGATION] = { "AGGREGATION", "aggregation drop", "aggregation drops", "",
				    true, false },
	[DTAP_DROP_DYNAMIC] = { "DYNAMIC", "dynamic variable drop", "dynamic variable drops", "",
				false, false },
	[DTAP_DROP_SPEC] = { "SPEC", "speculative drop", "speculative drops", "", false, false },
	[DTAP_DROP_SPECBUSY] = { "SPECBUSY", "failed speculation", "failed speculations",
				 " (available buffer(s) still busy)", false, false },
	[DTAP_DROP_SPECUNAVAIL] = { "SPECUNAVAIL", "failed speculation", "failed speculations",
				    " (no speculative buffer available)", false, false },
	[DTAP_DROP_DBLERROR] = { "DBLERROR", "error", "errors", " in ERROR probe enabling", false,
				 false },
	[DTAP_DROP_NESTED] = { "NESTED", "probe skipped", "probes skipped", " (nested)", true,
			       true },
	[DTAP_DROP_MISSED] = { "MISSED", "probe missed", "probes missed",
			       " (no free return probe, or a CPU without buffers)", false, true },
};

void drops_init(struct drops *d, u32 ncpu)
{
	d->ncpu = ncpu;
	d->told_missed = 0;
	d->lost = 0;
	d->told = must(talloc_zero_size(NULL, ncpu * sizeof(*d->told)));
}

void drops_deinit(struct drops *d)
{
	talloc_free(d->told);
	d->told = NULL;
}

static void tell(unsigned int kind, u64 n, s64 cpu, bool tags, struct writer *writer)
{
	char place[32] = "";

	if (writer->ops->drop)
		writer->ops->drop(writer, kinds[kind].tag, n, cpu);

	if (cpu >= 0)
		snprintf(place, sizeof(place), " on CPU %lld", cpu);
	say("%s%s%s%llu %s%s%s", tags ? "[DTRACEDROP_" : "", tags ? kinds[kind].tag : "",
	    tags ? "] " : "", n, n == 1 ? kinds[kind].one : kinds[kind].many, place,
	    kinds[kind].rest);
}

void drops_report(struct drops *d, const struct rings *rings, u64 missed, bool tags, bool last,
		  struct writer *writer)
{
	for (unsigned int kind = 0; kind < DTAP_NDROPS; kind++) {
		u64 sum = 0;

		if (!kinds[kind].one || (kinds[kind].at_end && !last))
			continue;
		for (u32 cpu = 0; cpu < rings->count && cpu < d->ncpu; cpu++) {
			u64 now, fresh;

			if (!rings->cpu[cpu].ctl)
				continue;
			now = __atomic_load_n(&rings->cpu[cpu].ctl->drops[kind], __ATOMIC_RELAXED);
			fresh = now - d->told[cpu][kind];
			d->told[cpu][kind] = now;
			d->lost += kinds[kind].at_end ? 0 : fresh;
			if (fresh && kinds[kind].per_cpu)
				tell(kind, fresh, cpu, tags, writer);
			sum += fresh;
		}
		if (kind == DTAP_DROP_MISSED) {
			sum += missed - d->told_missed;
			d->told_missed = missed;
		}
		if (sum && !kinds[kind].per_cpu)
			tell(kind, sum, -1, tags, writer);
	}
}
