// SPDX-License-Identifier: GPL-2.0-or-later
#include "progress.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <talloc.h>
#include <time.h>
#include <unistd.h>

#include "common/message.h"

struct progress {
	const char *text; /* as a terminal may have it */
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t ended;
	bool over;
};

static void show(const struct progress *p, time_t seconds, const char *end)
{
	if (seconds)
		fprintf(stderr, "\r%s: %ld s%s", p->text, (long)seconds, end);
	else
		fprintf(stderr, "\r%s%s", p->text, end);
	fflush(stderr);
}

/* Each second, by the clock and not by how often this has run. */
static void *count(void *arg)
{
	struct progress *p = arg;
	struct timespec next;
	time_t begun, shown = 0;

	clock_gettime(CLOCK_MONOTONIC, &next);
	begun = next.tv_sec;
	pthread_mutex_lock(&p->lock);
	while (!p->over) {
		shown = next.tv_sec++ - begun;
		show(p, shown, "");
		while (!p->over && !pthread_cond_timedwait(&p->ended, &p->lock, &next))
			;
	}
	show(p, shown, "\n");
	pthread_mutex_unlock(&p->lock);
	return NULL;
}

/* Signals are the main thread's. */
static bool start(struct progress *p)
{
	pthread_condattr_t attr;
	sigset_t all, old;
	bool ok;

	pthread_mutex_init(&p->lock, NULL);
	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_cond_init(&p->ended, &attr);
	pthread_condattr_destroy(&attr);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	ok = !pthread_create(&p->thread, NULL, count, p);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	return ok;
}

struct progress *progress_begin(void *ctx, const char *text, bool quiet)
{
	struct progress *p;
	const size_t len = strlen(text);
	char *safe;

	if (!isatty(STDERR_FILENO)) {
		if (!quiet)
			message_print(stderr, "%s", text);
		return NULL;
	}
	p = talloc_zero(ctx, struct progress);
	safe = talloc_zero_size(p, 4 * len + 1);
	message_escape(safe, 4 * len, text, len, "");
	p->text = safe;
	if (start(p))
		return p;
	message_print(stderr, "%s", text);
	talloc_free(p);
	return NULL;
}

void progress_end(struct progress *p)
{
	if (!p)
		return;
	pthread_mutex_lock(&p->lock);
	p->over = true;
	pthread_cond_signal(&p->ended);
	pthread_mutex_unlock(&p->lock);
	pthread_join(p->thread, NULL);
	pthread_cond_destroy(&p->ended);
	pthread_mutex_destroy(&p->lock);
	talloc_free(p);
}
