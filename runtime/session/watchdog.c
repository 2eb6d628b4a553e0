// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/hrtimer.h>
#include <linux/timekeeping.h>
#include <linux/workqueue.h>

#include "compat/compat.h"
#include "core/state.h"
#include "watchdog.h"

#define BEAT_NS	   NSEC_PER_SEC
#define STARVED_NS (10ULL * NSEC_PER_SEC)

static struct hrtimer beat;
static bool running;
static u64 limit;
static u64 last_sign, last_work;

static void work_fn(struct work_struct *work)
{
	WRITE_ONCE(last_work, ktime_get_mono_fast_ns());
}

static DECLARE_WORK(work, work_fn);

/* Another CPU may have signed after `now` was read. */
static bool is_over(u64 now, u64 since, u64 ns)
{
	return now > since && now - since > ns;
}

static enum hrtimer_restart on_beat(struct hrtimer *timer)
{
	u64 sign = READ_ONCE(last_sign), worked = READ_ONCE(last_work);
	u64 now = ktime_get_mono_fast_ns();

	if (is_over(now, sign, limit) || is_over(now, worked, STARVED_NS)) {
		rt_state_end(DTAP_STATE_WATCHDOG);
		return HRTIMER_NORESTART;
	}
	queue_work(system_highpri_wq, &work);
	hrtimer_forward_now(timer, ns_to_ktime(BEAT_NS));
	return HRTIMER_RESTART;
}

void watchdog_alive(void)
{
	WRITE_ONCE(last_sign, ktime_get_mono_fast_ns());
}

void watchdog_start(u64 ns)
{
	if (!ns)
		return;
	limit = ns;
	watchdog_alive();
	work_fn(NULL);
	compat_hrtimer_setup(&beat, on_beat, CLOCK_MONOTONIC, HRTIMER_MODE_REL_HARD);
	running = true;
	hrtimer_start(&beat, ns_to_ktime(min_t(u64, ns, BEAT_NS)), HRTIMER_MODE_REL_HARD);
}

void watchdog_stop(void)
{
	if (!running)
		return;
	running = false;
	hrtimer_cancel(&beat);
	cancel_work_sync(&work);
}
