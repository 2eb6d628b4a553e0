// SPDX-License-Identifier: GPL-2.0-or-later
/* What happens to a finished module here: dtaprun takes over. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <talloc.h>
#include <unistd.h>

#include "codegen/build/run.h"
#include "common/message.h"
#include "driver.h"
#include "paths.h"

void driver_loader_args(struct driver *d, struct args *a)
{
	if (d->cmd.output) {
		args_add(a, "-o");
		args_add(a, d->cmd.vm ? "/run/vm/file" : d->cmd.output);
	}
	if (d->cmd.rotate) {
		args_add(a, "--rotate");
		args_add(a, d->cmd.rotate);
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

/*
 * What builds with static probes calls dtrace for -h and -G alone: the program of SystemTap, which
 * root's search path has after the link that leads here.
 */
bool driver_static_probes(const struct driver *d)
{
	static const char other[] = "/usr/bin/dtrace";
	struct stat here, there;

	if (!stat(other, &there) && !stat("/proc/self/exe", &here) &&
	    (here.st_ino != there.st_ino || here.st_dev != there.st_dev))
		execv(other, d->cmd.argv);
	return driver_fail("static probes in user programs (-G, -h) are made by the dtrace of "
			   "systemtap-sdt-dev, which is not installed");
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
	driver_loader_args(d, a);
	signal(SIGXFSZ, SIG_DFL);
	execv(loader, a->v);
	message_print(stderr, "dtap: cannot start %s: %s", loader, strerror(errno));
	return 1;
}
