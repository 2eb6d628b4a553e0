// SPDX-License-Identifier: GPL-2.0-or-later
/* From the typed program to a module: the kit for the kernel, what it lacks, codegen and build. */
#include "driver.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <talloc.h>
#include <unistd.h>

#include "codegen/codegen.h"
#include "codegen/build/kbuild.h"
#include "common/message.h"
#include "modcache.h"
#include "paths.h"
#include "progress.h"
#include "translator/lang/source.h"
#include "translator/probes/lacking.h"

static void making_kit(void *driver)
{
	struct driver *d = driver;

	d->making_kit = progress_begin(d,
				       talloc_asprintf(d, "dtap: building the runtime for %s, once",
						       target_release(d->target)),
				       options_flag(d->options, "quiet"));
}

struct kbuild_request driver_kbuild_request(struct driver *d, const char **err)
{
	struct kbuild_request req = {
		.release = target_release(d->target),
		.headers = target_headers(d->target, err), /* NULL: *err */
		.runtime = paths_runtime(d),
		.cache = d->cache,
		.keep = d->cmd.keep,
		.stage = driver_stage,
		.arg = d,
		.making_kit = making_kit,
		.ahead = d->ahead,
	};

	if (req.headers && !d->kit) {
		d->kit = kbuild_key(d, &req);
		if (!d->kit) {
			*err = talloc_asprintf(d, "cannot read the runtime's sources in %s: %s",
					       req.runtime, strerror(errno));
			req.headers = NULL;
		}
	}
	req.key = d->kit;
	return req;
}

static bool makes_module(const struct driver *d)
{
	return !d->cmd.list && !d->cmd.check_only && (!d->cmd.emit_c || d->cmd.build);
}

void driver_kit(struct driver *d)
{
	struct kbuild_request req;
	const char *err = NULL;

	if (!makes_module(d))
		return;
	req = driver_kbuild_request(d, &err);
	if (req.headers)
		d->ahead = kbuild_start(d, &req);
}

/* ----------------------------------------------------------- what the kit lacks */

/* What there is to be probed, with what is known by now of the kit. */
void driver_probes(struct driver *d)
{
	const char *table, *why;

	d->types = type_space_create(d, d->target, (uint32_t)options_number(d->options, "strsize"));
	d->resolver = resolver_create(d, d->target, d->types);
	for (enum prog_attach attach = 0; d->lacks && attach < PT_KINDS; attach++) {
		table = codegen_attach_table(attach);
		why = table ? kbuild_lack(d, d->lacks, table) : NULL;
		if (why)
			resolver_leave_out(d->resolver, attach, why);
	}
}

static bool has_symbol(void *driver, const char *symbol)
{
	return lacking_has(((struct driver *)driver)->target, symbol);
}

/* Asked of a function that all modules have. */
static bool has_core(struct driver *d)
{
	const char *why = d->lacks ? kbuild_lack(d, d->lacks, "rt_fault_report") : NULL;

	return !why ||
	       driver_fail(talloc_asprintf(d,
					   "dtap cannot be used on kernel %s: %s; a newer dtap may "
					   "know this kernel",
					   target_release(d->target), why));
}

bool driver_takes_modules(struct driver *d)
{
	const char *lacks = makes_module(d) ? lacking_for_modules(d->target) : NULL;

	return !lacks || driver_fail(talloc_asprintf(
				 d,
				 "kernel %s was built without %s, and nothing can be traced there; "
				 "--vm runs the script in a virtual machine with another",
				 target_release(d->target), lacks));
}

bool driver_known_lacks(struct driver *d)
{
	const char *err = NULL;
	struct kbuild_request req = driver_kbuild_request(d, &err);

	if (req.headers)
		d->lacks = kbuild_known_lacks(d, &req, has_symbol, d);
	return has_core(d);
}

static void check_call(void *driver, const char *name, struct loc loc)
{
	struct driver *d = driver;
	const char *why = kbuild_lack(d, d->lacks, name);
	const uint32_t len = loc.end - loc.begin;

	if (why)
		diag_error(d->diag, loc, D_UNSUPPORTED, "a newer dtap may know this kernel",
			   "'%.*s' cannot be used on %s: %s",
			   loc.source ? (int)(len < 60 ? len : 60) : 0,
			   loc.source ? loc.source->text + loc.begin : "",
			   target_release(d->target), why);
}

bool driver_translate_again(struct driver *d)
{
	d->diag = diag_create(d);
	d->items = (struct node_list){ 0 };
	for (size_t i = 0; i < d->cmd.nprograms; i++)
		d->texts[i].matched = 0;
	driver_probes(d);
	return driver_libraries(d) && driver_parse(d) && driver_check(d);
}

static bool open_kit(struct driver *d)
{
	const char *err = NULL;
	struct kbuild_request req = driver_kbuild_request(d, &err);

	if (!*target_build_id(d->target))
		return driver_fail(talloc_asprintf(
			d,
			"the build-id of kernel %s is not known, and a module must name the one "
			"build it is "
			"for; the kernel image has it: install the package linux-image-%s",
			req.release, req.release));
	if (!req.headers)
		return driver_fail(err);
	d->kbuild = kbuild_open(d, &req, &err);
	progress_end(d->making_kit);
	d->making_kit = NULL;
	if (!d->kbuild)
		return driver_fail_in_tool(err);
	driver_debug(d, "kit %s/%s", d->cache, req.key);
	driver_stage(d, "kit");
	return true;
}

bool driver_fit(struct driver *d)
{
	const struct kit *known = d->lacks;

	if (makes_module(d)) {
		if (!open_kit(d))
			return false;
		d->lacks = kbuild_lacks(d->kbuild, has_symbol, d);
	}
	if (!d->lacks)
		return true;
	if (!has_core(d))
		return false;
	/* The check did not wait for the kit, which is seldom worth it. */
	if (!known && !driver_translate_again(d))
		return false;
	d->diag = diag_create(d); /* what the check said is said */
	codegen_calls(d->prog, check_call, d);
	return driver_report(d);
}

/* ----------------------------------------------------------- codegen and build */

/*
 * A new file takes the old one's place when it is whole; what is not a file, as a pipe, is written
 * to directly.
 */
static bool write_file(struct driver *d, const char *path, const char *data, size_t len)
{
	const char *part = talloc_asprintf(d, "%s.%d.part", path, getpid());
	struct stat st;
	bool direct = !strcmp(path, "-") || (!lstat(path, &st) && !S_ISREG(st.st_mode)), ok;
	FILE *f = !strcmp(path, "-") ? stdout : fopen(direct ? path : part, "we");

	ok = f && fwrite(data, 1, len, f) == len;
	ok = ok && !fflush(f);
	if (f && f != stdout)
		ok = !fclose(f) && ok;
	if (!direct && ok)
		ok = !rename(part, path);
	if (ok)
		return true;
	driver_fail(talloc_asprintf(d, "cannot write %s: %s", path, strerror(errno)));
	if (f && !direct)
		unlink(part);
	return false;
}

static bool build(struct driver *d, const struct kbuild_script *script)
{
	const char *err = NULL, *out = d->cmd.build ? d->cmd.build : d->module;

	if (!kbuild_module(d->kbuild, script, out, &err))
		return driver_fail_in_tool(err);
	if (!d->cmd.build) {
		modcache_seal(d, d->modules, d->hash);
		modcache_trim(d->modules);
	}
	d->module = out;
	driver_debug(d, "module %s: made", out);
	return true;
}

bool driver_emit(struct driver *d)
{
	struct kbuild_script script = { .module = d->prog->module,
					.in_parts = codegen_in_parts(d->prog) };

	script.c = codegen_c(d, d->prog, d->cmd.dump_ir, &script.c_len);
	script.meta = codegen_metadata(d, d->prog, &script.meta_len);
	driver_stage(d, "codegen");
	if (d->cmd.emit_c) {
		if (!write_file(d, d->cmd.emit_c, script.c, script.c_len))
			return false;
		if (!d->cmd.build || d->cmd.check_only)
			return true;
	}
	return build(d, &script);
}
