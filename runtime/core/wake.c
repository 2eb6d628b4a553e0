// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/irq_work.h>
#include <linux/poll.h>
#include <linux/wait.h>

#include "wake.h"

static DECLARE_WAIT_QUEUE_HEAD(wait);
static struct irq_work wake_work;

static void wake_fn(struct irq_work *work)
{
	wake_up_interruptible(&wait);
}

void wake_init(void)
{
	init_irq_work(&wake_work, wake_fn);
}

void wake_deinit(void)
{
	irq_work_sync(&wake_work);
}

void wake_poll(struct file *file, struct poll_table_struct *table)
{
	poll_wait(file, &wait, table);
}

/* The waiters' lock cannot be taken in a handler, which may have interrupted its holder. */
void rt_wake(void)
{
	irq_work_queue(&wake_work);
}
