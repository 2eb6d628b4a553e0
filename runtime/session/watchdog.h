/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * watchdog.h - ends tracing (DTAP_STATE_WATCHDOG) when the loader is silent for too long, or
 * when the machine gets nothing done any more: a heartbeat in hard interrupt context queues
 * a work item and expects it to have run within some seconds.
 */
#ifndef DTAP_WATCHDOG_H
#define DTAP_WATCHDOG_H

#include "env.h"
#include "rt.h"

/* ns: what silence is too long; 0 = no watchdog at all.  Process context. */
void watchdog_start(u64 ns);
void watchdog_stop(void); /* also when it was not started */

/* The loader gave a sign of life.  Any context. */
void watchdog_alive(void);

#endif
