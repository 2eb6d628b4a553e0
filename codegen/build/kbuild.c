// SPDX-License-Identifier: GPL-2.0-or-later
#include "kbuild.h"

#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <talloc.h>
#include <unistd.h>

#include "common/file.h"
#include "runtime/abi.h"
#include "common/seal.h"
#include "common/trust.h"
#include "kit.h"
#include "kit_ahead.h"
#include "run.h"
#include "trouble.h"
#include "workdir.h"

struct kbuild {
	struct kbuild_request req;
	struct kit *kit;
};

struct kit_ahead *kbuild_start(void *ctx, const struct kbuild_request *req)
{
	return kit_ahead_start(ctx, req);
}

struct kbuild *kbuild_open(void *ctx, const struct kbuild_request *req, const char **err)
{
	struct kbuild *kb = talloc_zero(ctx, struct kbuild);

	kb->req = *req;
	if (req->ahead) {
		if (req->making_kit)
			req->making_kit(req->arg);
		if (!kit_ahead_finish(req->ahead, ctx, err))
			return NULL;
		kb->req.making_kit = NULL; /* told */
	}
	kb->kit = kit_open(kb, &kb->req, err);
	if (kb->kit)
		return kb;
	return NULL; /* *err belongs to kb, which lives on with ctx */
}

static const struct kit *lacks_of(struct kit *kit, bool (*has)(void *arg, const char *symbol),
				  void *arg)
{
	kit_lacks_settle(kit, &kit->parts, has, arg);
	return kit_lacks_any(&kit->parts) ? kit : NULL;
}

const struct kit *kbuild_known_lacks(void *ctx, const struct kbuild_request *req,
				     bool (*has)(void *arg, const char *symbol), void *arg)
{
	struct kit *kit = kit_find(ctx, req);

	return kit ? lacks_of(kit, has, arg) : NULL;
}

const struct kit *kbuild_lacks(struct kbuild *kb, bool (*has)(void *arg, const char *symbol),
			       void *arg)
{
	return lacks_of(kb->kit, has, arg);
}

const char *kbuild_lack(void *ctx, const struct kit *kit, const char *symbol)
{
	const struct kit_part *part = kit_lacks_find(&kit->parts, symbol);

	return part ? talloc_asprintf(ctx, "dtap's runtime has no part '%s' for this kernel (%s)",
				      part->name, part->why) :
		      NULL;
}

static void stage(const struct kbuild *kb, const char *name)
{
	if (kb->req.stage)
		kb->req.stage(kb->req.arg, name);
}

/* Writes modpost's object with the placeholder name replaced by the module's. */
static bool write_mod_object(const struct kbuild *kb, const char *module, const char *path)
{
	size_t len, n = strlen(KIT_MODULE);
	char *data = file_read(NULL, kit_file(kb->kit, "mod.o"), &len);
	bool ok;

	if (!data)
		return false;
	for (char *p = data; (p = memmem(p, len - (size_t)(p - data), KIT_MODULE, n)); p += n)
		memcpy(p, module, n);
	ok = file_write(path, data, len);
	talloc_free(data);
	return ok;
}

/* A module on its way. */
struct build {
	const struct kbuild *kb;
	void *ctx;
	const char *work;
	const char *why;    /* it failed */
	const char *output; /* of the tool that dtap's mistake made fail; else NULL */
};

/* A tool failed: the machine is to blame, or dtap. */
static bool refuse(struct build *b, const char *tool, int status, const char *output,
		   const char *what)
{
	b->why = trouble_tool(b->ctx, tool, status, output, b->work);
	if (!b->why) {
		b->why = what;
		b->output = output;
	}
	return false;
}

static bool cannot_write(struct build *b, const char *where)
{
	b->why = trouble_disk(b->ctx, errno, where);
	return false;
}

/* The command that compiles script.c; part 0: the whole. */
static struct args *compiler(struct build *b, int part, const char *object)
{
	struct args *a = args_create(b->ctx);

	args_append(a, b->kb->kit->cc);
	args_addf(a, "-I%s", b->kb->req.runtime);
	if (part) {
		/* A third of the time of -O2, for some instructions in each clause. */
		args_add(a, "-Og");
		args_addf(a, "-DRT_PART=%d", part);
	}
	args_add(a, "-o");
	args_add(a, object);
	args_add(a, "script.c");
	return a;
}

/* Both parts at once, then they are made one object. */
static int compile_parts(struct build *b, char **out)
{
	struct args *join = args_create(b->ctx);
	int status =
		run_two(b->ctx, b->work, compiler(b, 1, "part1.o"), compiler(b, 2, "part2.o"), out);

	if (status)
		return status;
	args_add(join, b->kb->kit->ld->v[0]);
	for (const char *const *w =
		     (const char *const[]){ "-r", "-o", "script.o", "part1.o", "part2.o", NULL };
	     *w; w++)
		args_add(join, *w);
	return run(b->ctx, b->work, join, out);
}

/* Compiles work/script.c.  The metadata rides along in a section that is not loaded. */
static bool compile(struct build *b, bool in_parts)
{
	char *out;
	int status = in_parts ? compile_parts(b, &out) :
				run(b->ctx, b->work, compiler(b, 0, "script.o"), &out);

	if (status)
		return refuse(b, b->kb->kit->cc->v[0], status, out,
			      "the C compiler refused what dtap generated");
	stage(b->kb, "compile");
	return true;
}

static bool objtool(struct build *b)
{
	struct args *a = args_create(b->ctx);
	char *out;
	int status;

	if (!b->kb->kit->objtool)
		return true;
	args_append(a, b->kb->kit->objtool);
	args_addf(a, "%s/script.o", b->work);
	status = run(b->ctx, b->kb->kit->headers, a, &out);
	if (status)
		return refuse(b, a->v[0], status, out, "objtool refused what dtap generated");
	stage(b->kb, "objtool");
	return true;
}

#define LESS_NAME "less.lds" /* what the linker leaves out beside what the kernel's script does */
#define LESS	  "SECTIONS { /DISCARD/ : { *(.comment) *(.note.GNU-stack) } }\n"

static bool link_module(struct build *b, const char *out_path)
{
	const struct kit *kit = b->kb->kit;
	struct args *a = args_create(b->ctx);
	char *out;
	int status;

	args_append(a, kit->ld);
	args_addf(a, "-T%s/" LESS_NAME, b->work);
	args_add(a, "-S");
	args_add(a, "-x");
	args_add(a, "-o");
	args_add(a, out_path);
	args_addf(a, "%s/script.o", b->work);
	args_addf(a, "%s/mod.o", b->work);
	args_append(a, kit->with);
	args_add(a, kit_file(kit, "runtime.a"));
	status = run(b->ctx, kit->headers, a, &out);
	if (status)
		return refuse(b, a->v[0], status, out, "the module could not be linked");
	stage(b->kb, "link");
	return true;
}

/* `list` has a name per line. */
static bool is_listed(const char *list, const char *name)
{
	size_t n = strlen(name);

	for (const char *p = list; (p = strstr(p, name)); p++)
		if ((p == list || p[-1] == '\n') && (p[n] == '\n' || !p[n]))
			return true;
	return false;
}

/* The symbols that an ELF object wants, a name per line. */
static char *wanted_symbols(void *ctx, Elf *elf)
{
	char *names = talloc_strdup(ctx, "");
	Elf_Scn *scn = NULL;
	GElf_Shdr shdr;
	Elf_Data *data;
	GElf_Sym sym;

	while ((scn = elf_nextscn(elf, scn))) {
		if (!gelf_getshdr(scn, &shdr) || shdr.sh_type != SHT_SYMTAB)
			continue;
		data = elf_getdata(scn, NULL);
		for (int i = 1; gelf_getsym(data, i, &sym); i++) {
			const char *name = elf_strptr(elf, shdr.sh_link, sym.st_name);

			if (sym.st_shndx == SHN_UNDEF && GELF_ST_BIND(sym.st_info) == STB_GLOBAL &&
			    name)
				names = talloc_asprintf_append_buffer(names, "%s\n", name);
		}
	}
	return names;
}

/* The first of the names that the list lacks; NULL: none. */
static const char *first_unlisted(void *ctx, const char *names, const char *list)
{
	char *copy = talloc_strdup(ctx, names), *save;

	for (char *name = strtok_r(copy, "\n", &save); name; name = strtok_r(NULL, "\n", &save))
		if (!is_listed(list, name))
			return name;
	return NULL;
}

/*
 * Leaves only the versions of symbols that the module wants, of all that the kit has for the
 * whole runtime: struct modversion_info, include/linux/module.h.
 */
static void prune_versions(Elf *elf, const char *wanted)
{
	struct version {
		uint64_t crc;
		char name[MODULE_NAME_ROOM];
	};
	Elf_Scn *scn = NULL;
	GElf_Shdr shdr;
	size_t names = 0;

	elf_getshdrstrndx(elf, &names);
	while ((scn = elf_nextscn(elf, scn))) {
		Elf_Data *data = elf_getdata(scn, NULL);
		struct version *from, *to, *end;

		if (!gelf_getshdr(scn, &shdr) || !data || !data->d_buf ||
		    strcmp(elf_strptr(elf, names, shdr.sh_name), "__versions") != 0)
			continue;
		to = data->d_buf;
		end = to + data->d_size / sizeof(*to);
		for (from = to; from < end; from++)
			if (!strcmp(from->name, "module_layout") || is_listed(wanted, from->name))
				*to++ = *from;
		data->d_size = (size_t)((char *)to - (char *)data->d_buf);
		elf_flagdata(data, ELF_C_SET, ELF_F_DIRTY);
	}
}

/*
 * What is left out of the runtime is said before there is C text, but for what rt.h's inlines call.
 */
static void refuse_missing(struct build *b, const char *symbol)
{
	const char *why = kbuild_lack(b->ctx, b->kb->kit, symbol);

	if (why)
		b->why = talloc_asprintf(b->ctx, "the script needs %s() of the runtime: %s", symbol,
					 why);
	else
		refuse(b, "", 0, "",
		       talloc_asprintf(b->ctx, "the module would need '%s', which nobody defines",
				       symbol));
}

/*
 * modpost does not see the module, so what it would refuse is refused here: a symbol that the
 * runtime as a whole does not take from the kernel either.
 */
static bool settle_symbols(struct build *b, const char *path)
{
	char *list = file_read(b->ctx, kit_file(b->kb->kit, "symbols"), NULL);
	int fd = open(path, O_RDWR | O_CLOEXEC);
	const char *missing, *wanted;
	bool ok = false;
	Elf *elf;

	elf_version(EV_CURRENT);
	elf = fd >= 0 ? elf_begin(fd, ELF_C_RDWR, NULL) : NULL;
	if (!list || fd < 0) {
		b->why = talloc_asprintf(b->ctx, "cannot read %s: %s",
					 list ? path : kit_file(b->kb->kit, "symbols"),
					 strerror(errno));
	} else if (!elf) {
		b->why = talloc_asprintf(b->ctx, "%s: %s", path, elf_errmsg(-1));
	} else {
		wanted = wanted_symbols(b->ctx, elf);
		missing = first_unlisted(b->ctx, wanted, list);
		if (missing) {
			refuse_missing(b, missing);
		} else {
			prune_versions(elf, wanted);
			ok = elf_update(elf, ELF_C_WRITE) >= 0;
			if (!ok)
				b->why = talloc_asprintf(b->ctx, "cannot write %s: %s", path,
							 elf_errmsg(-1));
		}
	}
	elf_end(elf);
	if (fd >= 0)
		close(fd);
	stage(b->kb, "symbols");
	return ok;
}

#define META_NAME "meta.json" /* in the folder that the compiler runs in */

/*
 * What the tools read beside the kit. To the C text is appended what puts the metadata, and room
 * for a checksum, into the object.
 */
static bool write_sources(void *ctx, const char *work, const struct kbuild_script *script)
{
	char *meta_path = talloc_asprintf(ctx, "%s/" META_NAME, work);
	char *text =
		talloc_asprintf(ctx,
				"%.*s\n"
				"#if RT_PART != 2\n"
				"asm(\".pushsection " DTAP_META_SECTION ",\\\"\\\",@progbits\\n\"\n"
				"    \".incbin \\\"" META_NAME "\\\"\\n\"\n"
				"    \".popsection\\n\"\n"
				"    \".pushsection " SEAL_SECTION ",\\\"\\\",@progbits\\n\"\n"
				"    \".zero %d\\n\"\n"
				"    \".popsection\\n\");\n"
				"#endif\n",
				(int)script->c_len, script->c, SEAL_SIZE);

	return file_write(meta_path, script->meta, script->meta_len) &&
	       file_write(talloc_asprintf(ctx, "%s/" LESS_NAME, work), LESS, strlen(LESS)) &&
	       file_write(talloc_asprintf(ctx, "%s/script.c", work), text, strlen(text));
}

/* A path for the linker, which runs elsewhere. */
static char *whole_path(void *ctx, const char *path)
{
	char *cwd = *path == '/' ? NULL : get_current_dir_name();
	char *whole = talloc_asprintf(ctx, "%s%s%s", cwd ? cwd : "", cwd ? "/" : "", path);

	free(cwd);
	return whole;
}

/*
 * The finished module takes its place in one step.  It was made in a folder of this user's own, for
 * in the place's others may be at work, too.
 */
static bool place_module(struct build *b, const char *made, const char *out)
{
	char *part = talloc_asprintf(b->ctx, "%s.%d.part", out, getpid()), *data;
	size_t len;
	bool ok;
	int fd;

	data = file_read(b->ctx, made, &len);
	if (!data)
		return cannot_write(b, made);
	if (!seal_put((unsigned char *)data, len)) {
		b->why = talloc_asprintf(b->ctx, "%s has no place for its checksum", made);
		return false;
	}
	unlink(made);
	unlink(part); /* of a process that has ended */
	fd = open(part, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0644);
	if (fd < 0) {
		b->why = talloc_asprintf(b->ctx, "cannot write %s: %s", out, strerror(errno));
		return false;
	}
	ok = file_write_to(fd, data, len) && !fsync(fd);
	ok = !close(fd) && ok && !rename(part, out);
	if (ok)
		return true;
	cannot_write(b, out);
	unlink(part);
	return false;
}

static bool build_in(struct build *b, const struct kbuild_script *script, const char *out)
{
	const char *made = talloc_asprintf(b->ctx, "%s/" KIT_MODULE ".ko", b->work);
	struct stat st;

	/* The rename at the end would put a file in the place of a device or a link. */
	if (!lstat(out, &st) && !S_ISREG(st.st_mode)) {
		b->why = talloc_asprintf(
			b->ctx,
			"%s is not a regular file, and a module is not written over "
			"it; give another name",
			out);
		return false;
	}
	if (!write_sources(b->ctx, b->work, script) ||
	    !write_mod_object(b->kb, script->module, talloc_asprintf(b->ctx, "%s/mod.o", b->work)))
		return cannot_write(b, b->work);
	return compile(b, script->in_parts) && objtool(b) && link_module(b, made) &&
	       settle_symbols(b, made) && place_module(b, made, out);
}

/* The folder, made if it is not there, as a path for tools that run elsewhere. */
static const char *kept_folder(void *ctx, const char *path, const char **err)
{
	const bool made = !mkdir(path, 0755);
	const char *why = NULL;

	if ((made || errno == EEXIST) && trust_folder(ctx, path, 0, &why))
		return whole_path(ctx, path);
	if (made)
		rmdir(path);
	*err = talloc_asprintf(ctx, "cannot keep files in %s: %s%s", path,
			       why ? why : strerror(errno),
			       why ? "; give a folder that only this user can write to" : "");
	return NULL;
}

bool kbuild_module(struct kbuild *kb, const struct kbuild_script *script, const char *out,
		   const char **err)
{
	struct build b = { .kb = kb, .ctx = talloc_new(kb) };
	struct workdir *w = NULL;
	bool ok;

	if (kb->req.keep) {
		b.work = kept_folder(b.ctx, kb->req.keep, err);
		if (!b.work)
			return false;
	} else {
		w = workdir_create(b.ctx, workdir_parent(), "dtap-build.", err);
		if (!w) {
			talloc_steal(kb, *err);
			return false;
		}
		b.work = w->path;
	}
	ok = build_in(&b, script, out);
	/* What a tool refused stays for a look. */
	if (!ok && b.output)
		*err = talloc_asprintf(kb, "%s; this is dtap's mistake. The files are in %s\n%s",
				       b.why, w ? workdir_keep(b.ctx, w) : b.work, b.output);
	else if (!ok)
		*err = talloc_strdup(kb, b.why);
	if (w && (ok || !b.output))
		workdir_end(w);
	talloc_free(b.ctx);
	return ok;
}
