// SPDX-License-Identifier: GPL-2.0-or-later
/* What happens to a finished module: dtaprun here, or a virtual machine. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include "codegen/build/run.h"
#include "codegen/build/workdir.h"
#include "common/message.h"
#include "driver.h"
#include "paths.h"

/* dtaprun's arguments: what concerns this run and is not in the module. */
static void loader_args(struct driver *d, struct args *a)
{
	if (d->cmd.output && !d->cmd.vm) {
		args_add(a, "-o");
		args_add(a, d->cmd.output);
	}
	if (d->cmd.verbose)
		args_add(a, "-v");
	for (size_t i = 0; i < d->cmd.ncommands; i++) {
		args_add(a, "-c");
		args_add(a, d->cmd.commands[i]);
	}
	for (size_t i = 0; i < d->cmd.npids; i++) {
		args_add(a, "-p");
		args_add(a, d->cmd.pids[i]);
	}
	if (d->cmd.nargs) {
		args_add(a, "--");
		for (size_t i = 0; i < d->cmd.nargs; i++)
			args_add(a, d->cmd.args[i]);
	}
}

int driver_run(struct driver *d)
{
	struct args *a = args_create(d);
	const char *loader = paths_loader(d);

	if (!target_is_running(d->target)) {
		message_print(stderr,
			      "dtap: the module is for %s, not for the running kernel; use --build "
			      "FILE.ko",
			      target_release(d->target));
		return 1;
	}
	args_add(a, "dtap"); /* messages name the program the user called */
	args_add(a, d->module);
	loader_args(d, a);
	signal(SIGXFSZ, SIG_DFL);
	execv(loader, a->v);
	message_print(stderr, "dtap: cannot start %s: %s", loader, strerror(errno));
	return 1;
}

/*
 * The guest's folder: the module and dtaprun, which names itself in messages by how it was called.
 */
static bool fill_payload(struct driver *d, const char *dir)
{
	struct args *a = args_create(d);
	char *out;

	args_add(a, "sh");
	args_add(a, "-c");
	args_add(a, "cp \"$1\" \"$3/script.ko\" && cp \"$2\" \"$3/dtap\"");
	args_add(a, "sh");
	args_add(a, d->module);
	args_add(a, paths_loader(d));
	args_add(a, dir);
	if (!run(d, NULL, a, &out))
		return true;
	message_lines(stderr, "dtap: %s", out);
	return false;
}

static int run_guest(struct driver *d, const char *dir)
{
	const char *script = talloc_asprintf(d, "%s/vm", paths_scripts(d));
	struct args *a = args_create(d);
	int status;

	if (access(script, X_OK)) {
		message_print(stderr,
			      "dtap: --vm needs the scripts of a checkout of dtap: there is no %s",
			      script);
		return 1;
	}
	/* The guest goes with this process, however that ends. */
	args_add(a, "setpriv");
	args_add(a, "--pdeathsig");
	args_add(a, "HUP");
	args_add(a, script);
	args_add(a, "--timeout");
	args_add(a, "0");
	args_add(a, "--kernel");
	args_add(a, target_release(d->target));
	args_add(a, "--payload");
	args_add(a, dir);
	args_add(a, "--");
	args_add(a, "./dtap");
	args_add(a, "script.ko");
	loader_args(d, a);
	status = run_visibly(a);
	if (status == RUN_NOT_STARTED) {
		message_print(stderr, "dtap: cannot start %s", a->v[0]);
		return 1;
	}
	if (status < 128)
		run_signal_handled();
	return status;
}

/* -o: a file of this machine takes what the guest prints; the guest's own are lost with it. */
static bool redirect(const struct driver *d)
{
	const int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC;
	int fd = d->cmd.output ? open(d->cmd.output, flags, 0666) : STDOUT_FILENO;

	if (fd >= 0 && (fd == STDOUT_FILENO || dup2(fd, STDOUT_FILENO) >= 0))
		return true;
	message_print(stderr, "dtap: failed to open %s: %s", d->cmd.output, strerror(errno));
	return false;
}

int driver_vm(struct driver *d)
{
	struct workdir *w;
	const char *err;
	int status;

	if (!redirect(d))
		return 1;
	w = workdir_create(d, workdir_parent(), "dtap-vm.", &err);
	if (!w) {
		message_print(stderr, "dtap: %s", err);
		return 1;
	}
	status = fill_payload(d, w->path) ? run_guest(d, w->path) : 1;
	workdir_end(w);
	return status;
}
