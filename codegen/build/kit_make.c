// SPDX-License-Identifier: GPL-2.0-or-later
#include "kit_make.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <talloc.h>
#include <unistd.h>

#include "common/checksum.h"
#include "common/file.h"
#include "kbuild.h"
#include "kit_headers.h"
#include "kit_flags.h"
#include "kit_parts.h"
#include "kit_versions.h"
#include "run.h"
#include "trouble.h"
#include "workdir.h"

/* The commands of a target from its .cmd file: "cmd_X := a ; b" (savedcmd_ since 6.2). */
static char *saved_command(void *ctx, const char *dir, const char *name)
{
	char *text = file_read(ctx, talloc_asprintf(ctx, "%s/.%s.cmd", dir, name), NULL);
	char *end, *start;

	if (!text)
		return NULL;
	end = strchr(text, '\n');
	if (end)
		*end = 0;
	start = strstr(text, ":= ");
	return start ? start + 3 : NULL;
}

/* The part of a ;-separated command line that runs `tool`; NULL if none does. */
static struct args *command_of(void *ctx, const char *commands, const char *tool)
{
	char *copy = talloc_strdup(ctx, commands), *part, *save;

	for (part = strtok_r(copy, ";", &save); part; part = strtok_r(NULL, ";", &save)) {
		struct args *a = args_split(ctx, part);
		const char *base;

		if (!a->n)
			continue;
		base = strrchr(a->v[0], '/');
		base = base ? base + 1 : a->v[0];
		if (strstr(base, tool))
			return a;
	}
	return NULL;
}

static bool starts(const char *s, const char *prefix)
{
	return !strncmp(s, prefix, strlen(prefix));
}

/*
 * What runtime/compat/target.c says about the kernel, as definitions for rt.h: an object's size is
 * a number, the end of a name is a name.  Without them rt.h calls functions instead.
 */
static void record_target(void *ctx, FILE *f, const char *work, const char *symbols)
{
	static const char comm[] = "rt_target_comm", current[] = "rt_target_current_";
	struct args *a = args_split(ctx, "nm -S --defined-only");
	unsigned long offset = 0;
	char *out, *line, *save, name[128], task[128] = "";

	args_addf(a, "%s/compat/target.o", work);
	if (run(ctx, NULL, a, &out))
		return;
	for (line = strtok_r(out, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		unsigned long size;

		if (sscanf(line, "%*x %lx %*c %127s", &size, name) != 2)
			continue;
		if (!strcmp(name, comm))
			offset = size;
		else if (starts(name, current))
			strcpy(task, name + sizeof(current) - 1);
	}
	/* A module takes no more from the kernel than the runtime's parts do. */
	if (offset && *task && strstr(symbols, talloc_asprintf(ctx, "\n%s\n", task)))
		fprintf(f, "cc -DRT_CURRENT=\"%s\"\ncc -DRT_COMM=%lu\n", task, offset);
}

static void record_cc(void *ctx, FILE *f, const struct args *a)
{
	const struct args *flags = kit_flags(ctx, a);

	for (size_t i = 0; i < flags->n; i++)
		fprintf(f, "cc %s\n", flags->v[i]);
	/*
	 * Every automatic variable is assigned before use and every buffer written within the
	 * bounds it was given: zeroing and canaries would only cost each hit.
	 */
	fprintf(f, "cc -ftrivial-auto-var-init=uninitialized\ncc -fno-stack-protector\ncc -fwrapv\n"
		   "cc -w\ncc -c\n");
}

/* Wherever the build's folder is: since 13b25489b6f8 (6.13) such names are relative. */
static bool is_object(const char *arg)
{
	const size_t n = strlen(arg);

	return arg[0] != '-' && n > 2 && !strcmp(arg + n - 2, ".o");
}

static void record_until(FILE *f, const char *key, const struct args *a)
{
	for (size_t i = 0; i < a->n; i++) {
		if (!strcmp(a->v[i], "-o")) {
			i++;
			continue;
		}
		if (!is_object(a->v[i]) && strcmp(a->v[i], "true"))
			fprintf(f, "%s %s\n", key, a->v[i]);
	}
}

/*
 * Whether objtool is to do this here.  A list of calls to be patched for retbleed=stuff and names
 * for the padding before functions make up a tenth of a module.  A module whose calls are not
 * counted only has the return stack filled more often than it needs (arch/x86/kernel/callthunks.c).
 */
static bool is_objtool_wanted(const char *arg)
{
	return strcmp(arg, "--hacks=skylake") && !starts(arg, "--prefix");
}

/* Runs a command that writes to `to`; what it printed is *output. */
static bool collected(void *ctx, const struct args *a, const char *to, const char *what,
		      char **output, const char **err)
{
	int status = run(ctx, NULL, a, output);

	if (!status)
		return true;
	*err = trouble_tool(ctx, a->v[0], status, *output, to);
	if (!*err)
		*err = talloc_asprintf(ctx, "%s: %s", what, *output);
	return false;
}

/* Runs a shell's script with $1 = work, $2 = to, $3 = the processors. */
static bool in_shell(void *ctx, const char *script, const char *work, const char *to,
		     const char *what, const char **err)
{
	struct args *a = args_split(ctx, "sh -c");
	char *out;

	args_add(a, script);
	args_add(a, "sh");
	args_add(a, work);
	args_add(a, to);
	args_addf(a, "%ld", sysconf(_SC_NPROCESSORS_ONLN));
	return collected(ctx, a, to, what, &out, err);
}

/* The runtime's parts; and modpost's object, without its versions, which are the sample's. */
static bool collect_objects(void *ctx, const char *work, const char *to, const char **err)
{
	static const char script[] =
		"set -e; cd \"$1\"; mkdir \"$2/parts\"; "
		"for o in parts/*.o; do if [ -e \"$o\" ]; then mv \"$o\" \"$2/parts\"; fi; done; "
		"cd sample; objcopy -g -R .comment -R __versions -R '__version_ext_*' " KIT_MODULE
		".mod.o \"$2/mod.o\"; "
		"if [ -e .module-common.o ]; then objcopy -g .module-common.o \"$2/common.o\"; fi";

	return in_shell(ctx, script, work, to, "the runtime's objects could not be collected", err);
}

/*
 * objtool rewrites the parts, which nobody ran it on before. With IBT it works on linked objects,
 * not on each: here the parts are taken for such, as the script objects are later. What it refuses
 * goes; when it was killed or not started at all, it has refused nothing.
 */
static bool check_parts(void *ctx, const struct kbuild_request *req, const struct args *objtool,
			const char *work, const char *to, const char **err)
{
	struct args *a = args_split(ctx, "sh -c");
	char *out;
	int status;

	args_addf(a,
		  "work=$1; to=$2; shift 2; export work; find \"$to/parts\" -name '*.o' -print0 | "
		  "xargs -0 -r -P %ld -I {} sh -c 'o=$1; shift; "
		  "log=$work/parts/$(basename \"$o\" .o).objtool.log; "
		  "\"$@\" \"$o\" >\"$log\" 2>&1 && exit; status=$?; "
		  "case $status in 126|127|137|152|153) cat \"$log\"; exit 255; esac; "
		  "[ -s \"$log\" ] || echo \"objtool: exit status $status\" >\"$log\"; "
		  "rm \"$o\"' sh {} \"$@\"",
		  sysconf(_SC_NPROCESSORS_ONLN));
	args_add(a, "sh");
	args_add(a, work);
	args_add(a, to);
	args_append(a, objtool);
	status = run(ctx, req->headers, a, &out);
	if (!status)
		return true;
	*err = trouble_tool(ctx, "objtool", status, out, work);
	if (!*err)
		*err = talloc_asprintf(ctx, "objtool could not be run on the runtime: %s", out);
	return false;
}

/*
 * One archive: a module takes the parts it refers to.  The stand-ins for absent parts are always
 * linked, so that what only the core calls pulls nothing in.
 */
static bool archive_parts(void *ctx, const char *to, const char **err)
{
	static const char script[] =
		"cd \"$1\" && mv parts/absent.o . && ar rcs runtime.a parts/*.o && rm -r parts";

	return in_shell(ctx, script, to, to, "the runtime could not be archived", err);
}

/* The commands of the kernel's build. */
struct commands {
	struct args *cc;
	struct args *objtool; /* none: empty */
	struct args *ld;
};

static bool learn_commands(void *ctx, const char *sample, struct commands *c, const char **err)
{
	char *object = saved_command(ctx, sample, "sample.o");
	char *whole = saved_command(ctx, sample, KIT_MODULE ".o");
	char *final = saved_command(ctx, sample, KIT_MODULE ".ko");
	struct args *late = whole ? command_of(ctx, whole, "objtool") : NULL;

	c->cc = object ? command_of(ctx, object, "gcc") : NULL;
	if (object && !c->cc)
		c->cc = command_of(ctx, object, "clang");
	c->ld = final ? command_of(ctx, final, "ld") : NULL;
	if (!c->cc || !c->ld) {
		*err = talloc_strdup(
			ctx, "kbuild left no commands to learn from; --keep keeps its files");
		return false;
	}
	c->objtool = args_create(ctx);
	if (!late)
		late = command_of(ctx, object, "objtool");
	for (size_t i = 0; late && i < late->n; i++)
		if (!is_object(late->v[i]) && is_objtool_wanted(late->v[i]))
			args_add(c->objtool, late->v[i]);
	return true;
}

static bool record_files(void *ctx, FILE *f, const char *to)
{
	static const char *const names[] = { "runtime.a", "symbols",	"mod.o",
					     "common.o",  "versions.o", "absent.o" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		size_t len;
		char *data = file_read(ctx, talloc_asprintf(ctx, "%s/%s", to, names[i]), &len);

		if (data)
			fprintf(f, "file %zu %" PRIx64 " %s\n", len, checksum(data, len), names[i]);
		else if (errno != ENOENT)
			return false;
		talloc_free(data);
	}
	return true;
}

static bool write_kit(void *ctx, const struct commands *c, const struct kit_parts *parts,
		      const char *work, const char *to)
{
	static const char *const more[] = { "common.o", "versions.o", "absent.o" };
	char *symbols = file_read(ctx, talloc_asprintf(ctx, "%s/symbols", to), NULL);
	char *text = NULL;
	size_t len = 0;
	FILE *f = symbols ? open_memstream(&text, &len) : NULL;
	bool ok;

	if (!f)
		return false;
	record_cc(ctx, f, c->cc);
	record_target(ctx, f, work, talloc_asprintf(ctx, "\n%s", symbols));
	if (c->objtool->n)
		record_until(f, "objtool", c->objtool);
	record_until(f, "ld", c->ld);
	for (size_t i = 0; i < sizeof(more) / sizeof(*more); i++)
		if (!access(talloc_asprintf(ctx, "%s/%s", to, more[i]), R_OK))
			fprintf(f, "with %s\n", more[i]);
	kit_parts_record(parts, f);
	ok = record_files(ctx, f, to) && !fflush(f);
	if (ok)
		fprintf(f, "end %" PRIx64 "\n", checksum(text, len));
	ok = !fclose(f) && ok && file_write(talloc_asprintf(ctx, "%s/kit", to), text, len);
	free(text);
	return ok;
}

/* Writes the kit into `to` from what the builds left in `work`. */
static bool kit_record(void *ctx, const struct kbuild_request *req, const char *work,
		       const char *to, const char **err)
{
	struct kit_parts *parts;
	struct commands c;

	if (!learn_commands(ctx, talloc_asprintf(ctx, "%s/sample", work), &c, err) ||
	    !collect_objects(ctx, work, to, err) ||
	    (c.objtool->n && !check_parts(ctx, req, c.objtool, work, to, err)))
		return false;
	parts = kit_parts_settle(ctx, req, work, to, err);
	if (!parts ||
	    !kit_versions(ctx, kit_parts_exports(parts), req->headers, c.cc->v[0], to, err) ||
	    !archive_parts(ctx, to, err))
		return false;
	if (write_kit(ctx, &c, parts, work, to))
		return true;
	*err = trouble_disk(ctx, errno, to);
	return false;
}

/*
 * The parts are compiled as soon as the sample's build has said how: what is left of it, and the
 * precompiling of headers, do not keep two processors busy. The pipe carries the word "ready" and
 * then the status of the sample's build. No module's types are wanted. $1: work, $2: processors;
 * what follows is the command that runs make in the headers.
 */
static const char build_script[] =
	"unset MAKEFLAGS MFLAGS MAKELEVEL; exec 4>&1; work=$1; processors=$2; shift 2; "
	"{ \"$@\" --no-print-directory -s M=\"$work/sample\" CONFIG_DEBUG_INFO_BTF_MODULES= "
	"DTAP_MODULE=" KIT_MODULE " DTAP_READY=3 modules 3>&1 >&4; echo $?; } | { "
	"read -r said; [ \"$said\" = ready ] || exit 1; "
	"make --no-print-directory -j\"$processors\" -C \"$work\" >&4 || exit; "
	"read -r said; exit \"$said\"; }";

static bool kit_compile(void *ctx, const struct kbuild_request *req, const char *work,
			const char **err)
{
	struct args *a = args_split(ctx, "cp -rL");
	char *out;
	int status;

	if (strpbrk(work, " \t\n'\"\\$#%:;&|<>()*?[]`")) {
		*err = talloc_asprintf(
			ctx,
			"make(1) cannot work in the cache %s, for a character in its name: set "
			"DTAP_CACHE to another folder",
			req->cache);
		return false;
	}
	args_addf(a, "%s/.", req->runtime);
	args_add(a, work);
	if (!collected(ctx, a, work, "the runtime's sources could not be copied", &out, err))
		return false;
	a = args_split(ctx, "sh -c");
	args_add(a, build_script);
	args_add(a, "sh");
	args_add(a, work);
	args_addf(a, "%ld", sysconf(_SC_NPROCESSORS_ONLN));
	args_add(a, "make");
	args_add(a, "-C");
	args_add(a, req->headers);
	kit_headers_options(ctx, req->headers, a);
	status = run(ctx, NULL, a, &out);
	if (!status)
		return true;
	*err = trouble_tool(ctx, "make", status, out, work);
	if (!*err)
		*err = talloc_asprintf(ctx, "the runtime does not build against %s:\n%s",
				       req->headers, out);
	return false;
}

static bool kit_make_in(void *ctx, const struct kbuild_request *req, const char *work,
			const char *dir, const char **err)
{
	char *to = talloc_asprintf(ctx, "%s/kit", work);

	if (!kit_compile(ctx, req, work, err))
		return false;
	if (!mkdir(to, 0755) && kit_record(ctx, req, work, to, err) && file_sync_folder(to) &&
	    (!rename(to, dir) || errno == EEXIST || errno == ENOTEMPTY))
		return true;
	if (!*err)
		*err = trouble_disk(ctx, errno, dir);
	return false;
}

bool kit_make(void *ctx, const struct kbuild_request *req, const char *dir, const char **err)
{
	const mode_t mask = umask(077); /* a kit is not taken when others could have written it */
	struct workdir *w = workdir_create(ctx, req->cache, ".build-", err);
	bool ok;

	if (!w) {
		umask(mask);
		return false;
	}
	ok = kit_make_in(ctx, req, w->path, dir, err);
	if (!ok && req->keep)
		*err = talloc_asprintf(ctx, "%s\nThe files are in %s", *err, workdir_keep(ctx, w));
	else
		workdir_end(w);
	umask(mask);
	return ok;
}
