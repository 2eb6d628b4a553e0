// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * dtap: D scripts to kernel modules.  The passes, in order; what each does is in its header.
 */
#include <signal.h>
#include <stdlib.h>
#include <talloc.h>

#include "translator/cli/cmdline.h"
#include "translator/cli/driver.h"

static int translate(struct driver *d)
{
	if (!driver_options(d))
		return 1;
	if (!driver_sources(d) || !driver_guest_kernel(d) || !driver_kernel(d))
		return 1;
	driver_kit(d);
	if (!driver_target(d))
		return 1;
	if (d->cmd.list) {
		if (!driver_parse(d) ||
		    (driver_lists_programs(d) && (!driver_check(d) || !driver_show(d))))
			return 1;
		return driver_list(d);
	}
	if (!driver_cached(d)) {
		if (!driver_parse(d) || !driver_check(d) || !driver_fit(d) || !driver_show(d))
			return 1;
		if (d->cmd.check_only && !d->cmd.emit_c)
			return 0;
		if (!d->cmd.build && !d->cmd.emit_c && !driver_traces(d))
			return 1;
		if (!driver_emit(d))
			return 1;
	}
	driver_stage(d, NULL);
	if (d->cmd.build || d->cmd.check_only || d->cmd.emit_c)
		return 0;
	return d->cmd.vm ? driver_vm(d) : driver_run(d);
}

int main(int argc, char **argv)
{
	struct driver *d = talloc_zero(NULL, struct driver);
	int status;

	/* Compilers do not find their parts without. */
	if (!getenv("PATH"))
		setenv("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", 1);
	status = cmdline_parse(d, argc, argv, &d->cmd);

	signal(SIGXFSZ,
	       SIG_IGN); /* a write past the limit fails instead, here and in the compiler */
	if (status == CMDLINE_OK && d->cmd.version) {
		status = driver_version(d);
	} else if (status == CMDLINE_OK && d->cmd.completed) {
		status = driver_complete(d);
	} else if (status == CMDLINE_OK && d->cmd.static_probes) {
		status = driver_static_probes(d) ? 0 : 1;
	} else if (status == CMDLINE_OK && d->cmd.info) {
		status = driver_info(d, d->cmd.info);
	} else if (status == CMDLINE_OK) {
		status = translate(d);
	}
	talloc_free(d);
	return status;
}
