// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/rcupdate.h>
#include <linux/srcu.h>
#include <linux/tracepoint.h>

#include "attach.h"
#include "compat/compat.h"
#include "tracepoint_iter.h"

/* Timers last: they only make sense once everything they could observe is armed. */
static const struct attach_kind *const kinds[] = {
	&attach_entry,	&attach_kprobe, &attach_return, &attach_syscall, &attach_tracepoint,
	&attach_record, &attach_timer,
};

static struct dtap_missing *missing;
static u32 nmissing, missing_room;

void attach_missing(const struct rt_handler *h, const struct rt_probe *p, int error)
{
	struct dtap_missing *grown;

	if (nmissing == missing_room) {
		u32 room = missing_room ? 2 * missing_room : 64;

		grown = env_alloc((u64)room * sizeof(*grown));
		if (!grown)
			return;
		if (missing)
			memcpy(grown, missing, nmissing * sizeof(*grown));
		env_free(missing);
		missing = grown;
		missing_room = room;
	}
	missing[nmissing].index = nmissing;
	missing[nmissing].handler = h - rt_script.handlers;
	missing[nmissing].row = p - h->probes;
	missing[nmissing].error = error;
	nmissing++;
}

u32 attach_nmissing(void)
{
	return nmissing;
}

bool attach_get_missing(struct dtap_missing *m)
{
	if (m->index >= nmissing)
		return false;
	*m = missing[m->index];
	return true;
}

static const struct {
	const char *name, *reason;
} denylist[] = {
#define DENY(name, reason) { name, reason },
#include "denylist.def"
#undef DENY
};

const char *attach_denied(const char *name)
{
	size_t lo = 0, hi = ARRAY_SIZE(denylist);

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int c = strcmp(name, denylist[mid].name);

		if (!c)
			return denylist[mid].reason;
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

int attach_all(void)
{
	size_t i;
	int err;

	for (i = 0; i < ARRAY_SIZE(kinds); i++) {
		err = kinds[i]->arm();
		if (err) {
			attach_none();
			return err;
		}
	}
	return 0;
}

void attach_start(void)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(kinds); i++)
		if (kinds[i]->start)
			kinds[i]->start();
}

void attach_none(void)
{
	size_t i;

	/* Grace periods by IPI: each would else take some scheduler ticks. */
	rcu_expedite_gp();
	for (i = ARRAY_SIZE(kinds); i-- > 0;)
		kinds[i]->disarm();
	tracepoint_synchronize_unregister();
	rcu_unexpedite_gp();
	for (i = ARRAY_SIZE(kinds); i-- > 0;)
		kinds[i]->free();
	tracepoint_iter_clear();
	env_free(missing);
	missing = NULL;
	nmissing = 0;
	missing_room = 0;
}

u64 attach_missed(void)
{
	u64 sum = 0;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(kinds); i++)
		if (kinds[i]->missed)
			sum += kinds[i]->missed();
	return sum;
}
