// SPDX-License-Identifier: GPL-2.0-or-later
#include "syscall_watch.h"

#define WATCH_MAX 16

const u32 rt_part_watch = 1;

static struct watch {
	const struct rt_handler *handler;
	const struct rt_probe *probe;
	struct rt_handler spy;
	struct syscall_row *row; /* NULL: not armed */
	u32 fired;
} watches[WATCH_MAX];
static u32 nwatch;

static void spy(struct rt_ctx *ctx)
{
	struct watch *w;

	for (w = watches; w < watches + nwatch; w++) {
		if (ctx->handler != &w->spy)
			continue;
		WRITE_ONCE(w->fired, 1);
		WRITE_ONCE(w->row->handler, w->handler);
		ctx->handler = w->handler;
		w->handler->run(ctx);
		return;
	}
}

int syscall_watch(struct dtap_watch *watch)
{
	const struct rt_handler *h = rt_script.handlers + watch->handler;
	struct watch *w;

	if (watch->handler >= rt_script.nhandler || watch->row >= h->nprobe ||
	    (h->attach != RT_ATTACH_SYSCALL_ENTRY && h->attach != RT_ATTACH_SYSCALL_RETURN))
		return -EINVAL;
	for (w = watches; w < watches + nwatch; w++) {
		if (w->handler == h && w->probe == h->probes + watch->row) {
			watch->fired = READ_ONCE(w->fired);
			return 0;
		}
	}
	if (nwatch == WATCH_MAX)
		return -ENOSPC;
	w->handler = h;
	w->probe = h->probes + watch->row;
	w->spy = *h;
	w->spy.run = spy;
	nwatch++;
	return 0;
}

void syscall_watch_set(struct syscall_row *rows, const struct syscall_row *end)
{
	struct syscall_row *row;
	struct watch *w;

	for (w = watches; w < watches + nwatch; w++) {
		for (row = rows; row < end && !w->row; row++) {
			if (row->handler != w->handler || row->probe != w->probe)
				continue;
			w->row = row;
			row->handler = &w->spy;
		}
	}
}

bool syscall_watched(const struct rt_handler *h)
{
	u32 i;

	for (i = 0; i < nwatch; i++)
		if (watches[i].handler == h)
			return true;
	return false;
}
