/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wake.h - the loader's poll() on the device, and who ends its waiting. */
#ifndef DTAP_WAKE_H
#define DTAP_WAKE_H

struct file;
struct poll_table_struct;

/* In pairs, around all else here.  Process context; nobody waits at the end. */
void wake_init(void);
void wake_deinit(void);

/* Has a poll() wait for rt_wake().  Process context. */
void wake_poll(struct file *file, struct poll_table_struct *table);

/* Wakes the loader; from a handler, interrupts disabled, perhaps NMI.  Unit tests fake it. */
void rt_wake(void);

#endif
