// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Signals come through a descriptor.  SIGINT and SIGTERM end tracing, SIGUSR1 has the aggregations
 * printed, and SIGHUP has the file of -o opened anew, as who rotates logs expects of what runs in
 * the background.  SIGHUP ends tracing where there is no such file, and where it says that the
 * terminal is gone: who has closed that sees nothing of tracing any more.
 */
#define _GNU_SOURCE 1
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "loader/host/clock.h"
#include "loader/host/say.h"
#include "session.h"

#define SAME_SIGNAL_NS 300000000ull

/* When a terminal is hung up its processes have none any more, before they hear of it. */
static bool has_terminal(void)
{
	const int fd = open("/dev/tty", O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

/* An ignored SIGINT (of a shell's background job) stays ignored, and so do the others. */
bool session_take_signals(struct session *s)
{
	static const int wanted[] = { SIGINT, SIGTERM, SIGHUP, SIGUSR1 };
	struct sigaction action;
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted); i++)
		if (!sigaction(wanted[i], NULL, &action) && action.sa_handler != SIG_IGN)
			sigaddset(&set, wanted[i]);
	sigprocmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN); /* the write fails, which is said */
	s->had_terminal = has_terminal();
	s->signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
	if (s->signals < 0)
		say("failed to receive signals: %s", strerror(errno));
	return s->signals >= 0;
}

u32 session_ending_signals(const struct session *s)
{
	const u32 always = 1u << (SIGINT - 1) | 1u << (SIGTERM - 1);

	return s->request->output ? always : always | 1u << (SIGHUP - 1);
}

/* timeout(1) and terminals may send one wish twice. */
static void interrupt(struct session *s)
{
	const u64 time = clock_now();

	if (!s->interrupts)
		s->first_interrupt = time;
	if (!s->interrupts || time - s->first_interrupt > SAME_SIGNAL_NS)
		s->interrupts++;
}

void session_read_signals(struct session *s)
{
	struct signalfd_siginfo info;

	while (read(s->signals, &info, sizeof(info)) == sizeof(info)) {
		if (info.ssi_signo == SIGUSR1)
			s->asked_aggregations = true;
		else if (info.ssi_signo == SIGHUP && s->request->output &&
			 (!s->had_terminal || has_terminal()))
			s->asked_file = true;
		else
			interrupt(s);
	}
}

static void show_aggregations(struct session *s)
{
	if (s->setup.bufpolicy == DTAP_BUF_SWITCH)
		session_drain(s, false); /* what was recorded before comes before */
	aggr_snapshot(&s->aggr);
	s->consumer.writer->ops->show(s->consumer.writer, &s->aggr);
	out_border(&s->out);
	out_flush(&s->out);
	s->failed |= s->out.failed;
}

static void renew_file(struct session *s)
{
	struct writer *w = s->consumer.writer;

	if (w->ops->divide && !w->ops->divide(w)) {
		say("%s is not reopened: option format=json makes one array of all; format=jsonl "
		    "can be divided",
		    s->request->output);
		return;
	}
	if (s->consumer.capture)
		capture_renew(s->consumer.capture);
	else
		out_renew(&s->out);
	s->failed |= s->out.failed || s->capture.failed;
}

void session_answer(struct session *s)
{
	if (s->asked_aggregations)
		show_aggregations(s);
	if (s->asked_file)
		renew_file(s);
	s->asked_aggregations = s->asked_file = false;
}
