// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "common/must.h"
#include "loader/loader.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include "loader/host/privilege.h"
#include "loader/symbols/ksym.h"
#include "loader/host/say.h"
#include "session.h"
#include "loader/symbols/usym.h"

/* -------------------------------------------------------------- preparation */

static bool read_module(struct session *s)
{
	const char *path = s->request->path;
	char why[300];

	if (!image_open(&s->image, path))
		return false;
	s->meta = meta_parse(s->ctx, s->image.bytes + s->image.meta, s->image.meta_size, why,
			     sizeof(why));
	if (!s->meta) {
		say("%s: its metadata are damaged: %s", path, why);
		return false;
	}
	return image_check_kernel(&s->image, s->meta, path) &&
	       image_check_name(&s->image, s->meta, path);
}

static bool start_processes(struct session *s)
{
	const struct loader_request *r = s->request;
	bool ok = true;

	s->processes = must(talloc_zero_array(s->ctx, struct tracee, r->ncommands + r->npids + 1));
	if (r->child.pid)
		ok = tracee_adopt(&s->processes[s->nprocesses++], r->child.pid, r->child.go_fd,
				  r->child.error_fd, r->child.command);
	for (size_t i = 0; ok && i < r->ncommands; i++)
		ok = tracee_command(&s->processes[s->nprocesses++], r->commands[i], &s->plan);
	for (size_t i = 0; ok && i < r->npids; i++)
		ok = tracee_attach(&s->processes[s->nprocesses++], r->pids[i]);
	return ok;
}

/* ------------------------------------------------------------------- ending */

static void clean_up(struct session *s)
{
	if (s->ctl.fd >= 0)
		ctl_call(&s->ctl, DTAP_IOC_DETACH, &s->status);
	for (size_t i = 0; i < s->nprocesses; i++)
		tracee_deinit(&s->processes[i]);
	session_release(s);
	ctl_close(&s->ctl);
	s->failed |= !module_remove(&s->module);
	guard_stop(&s->guard);
	capture_close(&s->capture);
	s->failed |= s->capture.failed;
	if (s->out.file) {
		out_close(&s->out);
		s->failed |= s->out.failed;
	}
	image_close(&s->image);
	ksym_free();
	usym_free();
	plan_deinit(&s->plan);
	if (s->signals >= 0)
		close(s->signals);
	notify_close(&s->notify);
	talloc_free(s->ctx);
}

static bool is_user_symbol(const struct meta_field *f)
{
	return f->kind == META_USTACK || f->kind == META_USYM || f->kind == META_UMOD ||
	       f->kind == META_UADDR;
}

/* For names of what processes ran that may have ended when they are printed. */
static void watch_processes(const struct session *s)
{
	bool wanted = false;

	for (u32 i = 0; i < s->meta->nrecords; i++)
		for (u32 k = 0; k < s->meta->records[i].nfields; k++)
			wanted |= is_user_symbol(&s->meta->records[i].fields[k]);
	for (u32 i = 0; i < s->meta->naggs; i++)
		for (u32 k = 0; k < s->meta->aggs[i].nkeys; k++)
			wanted |= is_user_symbol(&s->meta->aggs[i].keys[k]);
	if (wanted)
		usym_watch();
}

static bool captures(const struct session *s)
{
	if (runopt_get(&s->options, format) != RUNOPT_FORMAT_TEXT)
		return false;
	for (u32 i = 0; i < s->meta->nrecords; i++)
		for (u32 k = 0; k < s->meta->records[i].nactions; k++)
			if (s->meta->records[i].actions[k].act == ACT_PCAP)
				return true;
	return false;
}

/* A capture file has room for nothing else: what is not a packet goes to standard output then. */
static bool open_output(struct session *s)
{
	const char *path = s->request->output;

	if (!captures(s))
		return out_open(&s->out, path) &&
		       (!s->request->rotate_size ||
			out_rotate(&s->out, s->request->rotate_size, s->request->rotate_keep));
	if (s->request->rotate_size) {
		say("failed to rotate %s: it is a capture file, of pcap()", path);
		return false;
	}
	s->consumer.capture = &s->capture;
	s->capture.original = path;
	if (path && !capture_open(&s->capture, path))
		return false;
	return out_open(&s->out, NULL);
}

/* Each step says what is wrong when it is the last one. */
static bool start(struct session *s)
{
	if (!privilege_check("tracing the kernel"))
		return false;
	guard_start(&s->guard);
	if (!read_module(s) || !session_set_options(s) || !session_take_signals(s) ||
	    !open_output(s))
		return false;
	watch_processes(s);
	if (!start_processes(s) ||
	    !module_insert(&s->module, &s->image, s->meta, s->request->path, &s->ctl))
		return false;
	image_close(&s->image);
	return session_set_up(s) && session_begin(s);
}

/* The last words of structured output. */
static void close_writer(struct session *s, int status)
{
	struct writer *w = s->consumer.writer;

	if (w && w->ops->close)
		w->ops->close(w, s->failed ? EXIT_FAILURE : status & 0xff, *s->why ? s->why : NULL);
}

int loader_run(const struct loader_request *request)
{
	struct session s = { .request = request, .ctl = { .fd = -1 }, .signals = -1 };
	int status = EXIT_FAILURE;

	say_name(request->name);
	s.ctx = must(talloc_new(NULL));
	notify_open(&s.notify);
	if (start(&s)) {
		session_consume(&s);
		session_finish(&s);
		status = s.consumer.exited ? s.consumer.exit_status : s.status.exit_status;
	} else {
		s.failed = true;
		if (!*s.why)
			strcpy(s.why, "tracing did not begin");
	}
	close_writer(&s, status);
	clean_up(&s);
	if (s.out.closed) {
		/* As programs do that clean nothing up. */
		signal(SIGPIPE, SIG_DFL);
		raise(SIGPIPE);
	}
	return s.failed ? EXIT_FAILURE : status & 0xff;
}
