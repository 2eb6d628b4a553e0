// SPDX-License-Identifier: GPL-2.0-or-later
#include "kbuild.h"

#include <errno.h>
#include <gelf.h>
#include <libelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include "kit.h"
#include "run.h"

struct kbuild {
	struct kbuild_request req;
	struct kit *kit;
};

struct kbuild *kbuild_open(void *ctx, const struct kbuild_request *req, const char **err)
{
	struct kbuild *kb = talloc_zero(ctx, struct kbuild);

	kb->req = *req;
	kb->kit = kit_open(kb, req, err);
	if (kb->kit)
		return kb;
	return NULL; /* *err belongs to kb, which lives on with ctx */
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

/* Compiles work/script.c.  The metadata rides along in a section that is not loaded. */
static bool compile(const struct kbuild *kb, void *ctx, const char *work, const char **err)
{
	struct args *a = args_create(ctx);
	char *out;

	args_append(a, kb->kit->cc);
	args_addf(a, "-I%s", kb->req.runtime);
	args_add(a, "-o");
	args_addf(a, "%s/script.o", work);
	args_addf(a, "%s/script.c", work);
	switch (run(ctx, NULL, a, &out)) {
	case 0:
		stage(kb, "compile");
		return true;
	case 127:
		*err = talloc_asprintf(kb, "%s could not be started; install the package gcc-12 "
				       "(apt-get install gcc-12)", a->v[0]);
		return false;
	}
	*err = talloc_asprintf(kb, "the C compiler refused what dtap generated; this is dtap's mistake. "
			       "The files are in %s\n%s", work, out);
	return false;
}

static bool objtool(const struct kbuild *kb, void *ctx, const char *work, const char **err)
{
	struct args *a = args_create(ctx);
	char *out;

	if (!kb->kit->objtool)
		return true;
	args_append(a, kb->kit->objtool);
	args_addf(a, "%s/script.o", work);
	if (run(ctx, kb->kit->headers, a, &out)) {
		*err = talloc_asprintf(kb, "objtool refused what dtap generated; this is dtap's mistake. "
				       "The files are in %s\n%s", work, out);
		return false;
	}
	stage(kb, "objtool");
	return true;
}

static bool link_module(const struct kbuild *kb, void *ctx, const char *work, const char *out_path,
			const char **err)
{
	struct args *a = args_create(ctx);
	char *out;

	args_append(a, kb->kit->ld);
	args_add(a, "-S");
	args_add(a, "-x");
	args_add(a, "-o");
	args_add(a, out_path);
	args_addf(a, "%s/script.o", work);
	args_addf(a, "%s/mod.o", work);
	if (kb->kit->common)
		args_add(a, kit_file(kb->kit, "common.o"));
	args_add(a, kit_file(kb->kit, "absent.o"));
	args_add(a, kit_file(kb->kit, "runtime.a"));
	if (run(ctx, kb->kit->headers, a, &out)) {
		*err = talloc_asprintf(kb, "the module could not be linked. The files are in %s\n%s", work, out);
		return false;
	}
	stage(kb, "link");
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

/* A symbol that an ELF object wants and the list lacks; NULL: none. */
static const char *unlisted_symbol(Elf *elf, const char *list)
{
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
			    name && !is_listed(list, name))
				return name;
		}
	}
	return NULL;
}

/*
 * modpost does not see the module, so what it would refuse is refused here: a symbol that the
 * runtime as a whole does not take from the kernel either.
 */
static bool check_symbols(const struct kbuild *kb, void *ctx, const char *work, const char *path,
			  const char **err)
{
	size_t len, list_len;
	char *image = file_read(ctx, path, &len);
	char *list = file_read(ctx, kit_file(kb->kit, "symbols"), &list_len);
	const char *name;
	Elf *elf;

	if (!image || !list) {
		*err = talloc_asprintf(kb, "cannot read %s: %s",
				       image ? kit_file(kb->kit, "symbols") : path, strerror(errno));
		return false;
	}
	elf_version(EV_CURRENT);
	elf = elf_memory(image, len);
	if (!elf) {
		*err = talloc_asprintf(kb, "%s: %s", path, elf_errmsg(-1));
		return false;
	}
	name = unlisted_symbol(elf, list);
	if (name)
		*err = talloc_asprintf(kb, "the module would need '%s', which nobody defines; this is "
				       "dtap's mistake. The files are in %s", name, work);
	elf_end(elf);
	stage(kb, "symbols");
	return !name;
}

/* Appends to the C text what puts the metadata into the object. */
static bool write_sources(void *ctx, const char *work, const char *c, size_t c_len, const char *meta,
			  size_t meta_len)
{
	char *meta_path = talloc_asprintf(ctx, "%s/meta.json", work);
	char *text = talloc_asprintf(ctx,
				     "%.*s\n"
				     "asm(\".pushsection .dtap_meta,\\\"\\\",@progbits\\n\"\n"
				     "    \".incbin \\\"%s\\\"\\n\"\n"
				     "    \".popsection\\n\");\n",
				     (int)c_len, c, meta_path);

	return file_write(meta_path, meta, meta_len) &&
	       file_write(talloc_asprintf(ctx, "%s/script.c", work), text, strlen(text));
}

static bool build_in(struct kbuild *kb, void *ctx, const char *work, const char *module, const char *c,
		     size_t c_len, const char *meta, size_t meta_len, const char *out,
		     const char **err)
{
	char *cwd = *out == '/' ? NULL : get_current_dir_name();
	char *part = talloc_asprintf(ctx, "%s%s%s.%d.part", cwd ? cwd : "", cwd ? "/" : "", out, getpid());

	free(cwd); /* the linker runs elsewhere: its output needs a whole path */

	if (!write_sources(ctx, work, c, c_len, meta, meta_len) ||
	    !write_mod_object(kb, module, talloc_asprintf(ctx, "%s/mod.o", work))) {
		*err = talloc_asprintf(kb, "cannot write to %s: %s", work, strerror(errno));
		return false;
	}
	if (!compile(kb, ctx, work, err) || !objtool(kb, ctx, work, err))
		return false;
	if (!link_module(kb, ctx, work, part, err) || !check_symbols(kb, ctx, work, part, err)) {
		unlink(part);
		return false;
	}
	if (!disk_sync(part, false) || rename(part, out)) {
		*err = talloc_asprintf(kb, "cannot write %s: %s", out, strerror(errno));
		unlink(part);
		return false;
	}
	return true;
}

bool kbuild_module(struct kbuild *kb, const char *module, const char *c, size_t c_len,
		   const char *meta, size_t meta_len, const char *out, const char **err)
{
	void *ctx = talloc_new(kb);
	const char *tmp = getenv("TMPDIR");
	char *work;
	bool ok;

	if (kb->req.keep)
		work = talloc_strdup(ctx, kb->req.keep);
	else
		work = mkdtemp(talloc_asprintf(ctx, "%s/dtap-XXXXXX", tmp && *tmp ? tmp : "/tmp"));
	if (!work) {
		*err = talloc_asprintf(kb, "cannot make a directory for the build: %s", strerror(errno));
		return false;
	}
	ok = build_in(kb, ctx, work, module, c, c_len, meta, meta_len, out, err);
	/* What a tool refused stays for a look; the sentence says where. */
	if (!kb->req.keep && (ok || !strstr(*err, work)))
		tree_remove(work);
	talloc_free(ctx);
	return ok;
}
