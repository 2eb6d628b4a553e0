// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/atomic.h>
#include <linux/timekeeping.h>

#include "core/state.h"
#include "override.h"

bool override_limited;
pid_t override_loader;
static atomic64_t asked, chosen, granted;
static atomic64_t next; /* ns: before that, option override_rate says no */
static u64 seed;

void override_begin(void)
{
	const struct dtap_setup *opt = &rt.opt;

	override_limited = opt->override_limit || opt->override_every > 1 || opt->override_period ||
			   opt->override_percent < 100;
	override_loader = current->tgid;
	atomic64_set(&asked, 0);
	atomic64_set(&chosen, 0);
	atomic64_set(&granted, 0);
	atomic64_set(&next, 0);
	seed = ktime_get_ns();
}

/* Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", 2014. */
static u64 random_of(u64 n)
{
	u64 z = seed + n * 0x9e3779b97f4a7c15ULL;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
	return z ^ (z >> 31);
}

/* Another CPU, or an NMI, may have taken this period. */
static bool take_period(u64 period)
{
	const s64 now = (s64)ktime_get_mono_fast_ns();
	const s64 from = atomic64_read(&next);

	return now >= from && atomic64_cmpxchg(&next, from, now + (s64)period) == from;
}

bool override_ask(void)
{
	const struct dtap_setup *opt = &rt.opt;
	const u64 n = (u64)atomic64_inc_return(&asked);

	if (opt->override_limit && (u64)atomic64_read(&granted) >= opt->override_limit)
		return false;
	if (opt->override_percent < 100 && random_of(n) % 100 >= opt->override_percent)
		return false;
	if (opt->override_every > 1 && (u64)atomic64_inc_return(&chosen) % opt->override_every != 0)
		return false;
	if (opt->override_period && !take_period(opt->override_period))
		return false;
	return !opt->override_limit || (u64)atomic64_inc_return(&granted) <= opt->override_limit;
}
