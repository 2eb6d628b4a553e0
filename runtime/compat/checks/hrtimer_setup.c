// SPDX-License-Identifier: GPL-2.0-or-later
/* 908d31cc4cb1 ("hrtimers: Introduce hrtimer_setup() to replace hrtimer_init()") */
#include <linux/hrtimer.h>

void check(struct hrtimer *timer, enum hrtimer_restart (*fn)(struct hrtimer *timer));
void check(struct hrtimer *timer, enum hrtimer_restart (*fn)(struct hrtimer *timer))
{
	hrtimer_setup(timer, fn, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
}
