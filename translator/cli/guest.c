// SPDX-License-Identifier: GPL-2.0-or-later
/* dtap --vm: which kernel a virtual machine boots, and the module's run in it. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include "codegen/build/run.h"
#include "codegen/build/workdir.h"
#include "common/message.h"
#include "driver.h"
#include "paths.h"

/* A script of those that boot and fetch kernels; NULL: said that it is missing. */
static const char *script(struct driver *d, const char *name)
{
	const char *path = talloc_asprintf(d, "%s/%s", paths_scripts(d), name);

	if (!access(path, X_OK))
		return path;
	driver_fail(talloc_asprintf(d, "--vm needs the scripts that come with dtap: there is no %s",
				    path));
	return NULL;
}

/*
 * A command of -c is this machine's, and so is the guest's root then, which takes a kernel that can
 * mount it.
 */
static bool is_full(const struct driver *d)
{
	return d->cmd.ncommands && (!d->cmd.kernel || !strstr(d->cmd.kernel, "-cloud-"));
}

/* Said of a kernel that was named; else one is picked that can. */
static void say_small(struct driver *d)
{
	const char *flavour = d->cmd.ncommands ? strstr(d->cmd.kernel, "-cloud-") : NULL;

	if (flavour)
		message_print(stderr,
			      "dtap: kernel %s is of the cloud flavour, which cannot show this "
			      "machine's files to a guest: -c has the programs of busybox there; "
			      "with --kernel %.*s%s it has this machine's",
			      d->cmd.kernel, (int)(flavour - d->cmd.kernel), d->cmd.kernel,
			      flavour + strlen("-cloud"));
}

/* Before anything is fetched or made. */
static bool has_tools(struct driver *d)
{
	const char *vm = script(d, "vm");
	struct args *a = args_create(d);
	char *out;

	if (!vm)
		return false;
	args_add(a, vm);
	args_add(a, "--tools");
	return !run_asking(d, a, &out); /* it has said why */
}

/* Who names a sysroot has a kernel there, which a guest boots from one place alone. */
static bool boots_from(struct driver *d, const char *kernels, const char *sysroot)
{
	char given[PATH_MAX], own[PATH_MAX], *out;
	struct args *a = args_create(d);

	args_add(a, kernels);
	args_add(a, "sysroot");
	if (run_asking(d, a, &out))
		return false;
	out[strcspn(out, "\n")] = '\0';
	if (realpath(sysroot, given) && realpath(out, own) && !strcmp(given, own))
		return true;
	return driver_fail(
		talloc_asprintf(d,
				"--vm boots kernels that are in %s, not those of another "
				"--sysroot",
				out));
}

/* Does a guest follow, or is something only shown of its kernel? */
static bool is_started(const struct driver *d)
{
	return !d->cmd.list && !d->cmd.check_only && !d->cmd.emit_c;
}

bool driver_guest_kernel(struct driver *d)
{
	const char *kernels;
	struct args *a;
	char *out, *save, *release, *sysroot;

	if (!d->cmd.vm)
		return true;
	if (!has_tools(d))
		return false;
	kernels = script(d, "kernels");
	if (!kernels)
		return false;
	if (d->cmd.kernel)
		say_small(d);
	if (d->cmd.sysroot)
		return boots_from(d, kernels, d->cmd.sysroot);
	a = args_create(d);
	args_add(a, kernels);
	args_add(a, "guest");
	if (is_full(d))
		args_add(a, "--generic");
	if (d->cmd.kernel)
		args_add(a, d->cmd.kernel);
	if (run_asking(d, a, &out))
		return false; /* it has said why */
	release = strtok_r(out, "\n", &save);
	sysroot = release ? strtok_r(NULL, "\n", &save) : NULL;
	if (!sysroot)
		return driver_fail(talloc_asprintf(d, "%s names no kernel", kernels));
	d->cmd.kernel = release;
	d->cmd.sysroot = sysroot;
	if (!options_flag(d->options, "quiet"))
		message_print(stderr, "dtap: %s kernel %s",
			      is_started(d) ? "in a virtual machine with" : "for", release);
	return true;
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
	const char *vm = script(d, "vm"), *loader = "./dtap", *module = "script.ko";
	struct args *a = args_create(d);
	int status;

	if (!vm)
		return 1;
	/* The guest goes with this process, however that ends. */
	args_add(a, "setpriv");
	args_add(a, "--pdeathsig");
	args_add(a, "HUP");
	args_add(a, vm);
	if (is_full(d)) {
		args_add(a, "--full");
		loader = "/payload/dtap";
		module = "/payload/script.ko";
	} else {
		args_add(a, "--busy");
	}
	args_add(a, "--timeout");
	args_add(a, "0");
	args_add(a, "--kernel");
	args_add(a, target_release(d->target));
	if (d->cmd.output) {
		args_add(a, "--file");
		args_add(a, d->cmd.output);
	}
	args_add(a, "--payload");
	args_add(a, dir);
	args_add(a, "--");
	args_add(a, loader);
	args_add(a, module);
	driver_loader_args(d, a);
	status = run_visibly(a);
	if (status == RUN_NOT_STARTED) {
		message_print(stderr, "dtap: cannot start %s", a->v[0]);
		return 1;
	}
	if (status < 128)
		run_signal_handled();
	return status;
}

/*
 * -o: a file of this machine takes what is traced; the guest's own are lost with it.  It stays open
 * here, as the reader of a pipe would take a pause for the end.
 */
static bool opens_output(const struct driver *d)
{
	const int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC;
	int fd = d->cmd.output ? open(d->cmd.output, flags, 0666) : STDOUT_FILENO;

	if (fd >= 0)
		return true;
	message_print(stderr, "dtap: failed to open %s: %s", d->cmd.output, strerror(errno));
	return false;
}

int driver_vm(struct driver *d)
{
	struct workdir *w;
	const char *err;
	int status;

	if (!opens_output(d))
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
