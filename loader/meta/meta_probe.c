// SPDX-License-Identifier: GPL-2.0-or-later
/* Probes, found in the metadata. */
#include "metadata.h"

/* slot: among the EPIDs of a probe. */
static void fill_probe(const struct meta *meta, const struct meta_group *g, uint32_t probe,
		       uint32_t slot, struct meta_probe *ret)
{
	uint32_t k = 0, high = g->nclauses;

	while (high - k > 1) {
		uint32_t middle = k + (high - k) / 2;

		if (g->slots[middle] <= slot)
			k = middle;
		else
			high = middle;
	}
	ret->group = g;
	ret->clause_index = g->clauses[k];
	ret->clause = &meta->clauses[ret->clause_index];
	ret->record = ret->clause->nrecords ?
			      &meta->records[ret->clause->records[slot - g->slots[k]]] :
			      NULL;
	ret->id = g->ids ? g->ids[probe] : g->first_id + probe * g->id_step;
	ret->row = g->row + probe;
	ret->func = g->funcs[probe];
}

bool meta_probe_by_epid(const struct meta *meta, uint32_t epid, struct meta_probe *ret)
{
	uint32_t low = 0, high = meta->ngroups;
	const struct meta_group *g;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (meta->groups[middle].epid <= epid)
			low = middle + 1;
		else
			high = middle;
	}
	if (!low)
		return false;
	g = &meta->groups[low - 1];
	epid -= g->epid;
	if (epid / g->nepids >= g->nprobes)
		return false;
	fill_probe(meta, g, epid / g->nepids, epid % g->nepids, ret);
	return true;
}

bool meta_probe_by_row(const struct meta *meta, uint32_t handler, uint32_t row,
		       struct meta_probe *ret)
{
	for (uint32_t i = 0; i < meta->ngroups; i++) {
		const struct meta_group *g = &meta->groups[i];

		if (g->handler == handler && row >= g->row && row - g->row < g->nprobes) {
			fill_probe(meta, g, row - g->row, 0, ret);
			return true;
		}
	}
	return false;
}
