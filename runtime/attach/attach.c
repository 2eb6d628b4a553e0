// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/module.h>
#include <linux/printk.h>
#include <linux/rcupdate.h>
#include <linux/sched/signal.h>
#include <linux/srcu.h>
#include <linux/tracepoint.h>

#include "attach.h"
#include "compat/compat.h"
#include "core/state.h"
#include "stack/tracepoint_iter.h"

/* The kinds that the script's probes need, in the order of rt_script.kinds. */
#define for_each_kind(k) for ((k) = rt_script.kinds; *(k); (k)++)

static const struct attach_kind *const *kinds_end(void)
{
	const struct attach_kind *const *k;

	for_each_kind(k);
	return k;
}

#define for_each_kind_reverse(k) for ((k) = kinds_end(); (k)-- != rt_script.kinds;)

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

static enum dtap_reason reason;

void attach_because(enum dtap_reason why)
{
	reason = why;
}

u32 attach_reason(void)
{
	return reason;
}

static u32 reason_handler, reason_row;

void attach_because_of(const struct rt_handler *h, const struct rt_probe *p)
{
	reason_handler = h - rt_script.handlers;
	reason_row = p - h->probes;
}

void attach_reason_probe(u32 *handler, u32 *row)
{
	*handler = reason_handler;
	*row = reason_row;
}

void attach_stuck(int error)
{
	__module_get(THIS_MODULE);
	pr_err_once("%s: the kernel keeps a hook (error %d): the module has to stay\n",
		    rt_script.name, error);
}

/* The loader blocks the signals that it reads itself; they wait all the same. */
int attach_pause(void)
{
	cond_resched();
	if (fatal_signal_pending(current) ||
	    ((READ_ONCE(current->signal->shared_pending.signal.sig[0]) |
	      READ_ONCE(current->pending.signal.sig[0])) &
	     rt.opt.enders))
		return -ECANCELED;
	return 0;
}

u32 attach_count(enum rt_attach kind)
{
	const struct rt_handler *h;
	u32 n = 0;

	for_each_handler(h, kind) n += h->nprobe;
	return n;
}

int attach_each(enum rt_attach kind,
		int (*add)(const struct rt_handler *h, const struct rt_probe *p))
{
	const struct rt_handler *h;
	const struct rt_probe *p;
	int err;

	for_each_handler(h, kind)
	{
		for_each_probe(p, h)
		{
			err = attach_pause();
			if (!err)
				err = add(h, p);
			if (err)
				return err;
		}
	}
	return 0;
}

int attach_all(void)
{
	const struct attach_kind *const *k;
	int err;

	attach_because(DTAP_REASON_NONE);
	for_each_kind(k)
	{
		err = (*k)->arm();
		if (err) {
			attach_none();
			return err;
		}
	}
	return 0;
}

void attach_start(void)
{
	const struct attach_kind *const *k;

	for_each_kind(k) if ((*k)->start)(*k)->start();
}

void attach_none(void)
{
	const struct attach_kind *const *k;

	/* Grace periods by IPI: each would else take some scheduler ticks. */
	rcu_expedite_gp();
	for_each_kind_reverse(k) if ((*k)->disarm)(*k)->disarm();
	tracepoint_synchronize_unregister();
	rcu_unexpedite_gp();
	for_each_kind_reverse(k)(*k)->free();
	tracepoint_iter_clear();
	env_free(missing);
	missing = NULL;
	nmissing = 0;
	missing_room = 0;
}

u64 attach_missed(void)
{
	const struct attach_kind *const *k;
	u64 sum = 0;

	for_each_kind(k) if ((*k)->missed) sum += (*k)->missed();
	return sum;
}
