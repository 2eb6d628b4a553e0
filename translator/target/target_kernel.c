// SPDX-License-Identifier: GPL-2.0-or-later
#include <sha256.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <talloc.h>

#include "target_calls.h"
#include "target_image.h"
#include "target_kallsyms.h"
#include "target_kernel.h"
#include "target_mem.h"
#include "target_scan.h"
#include "target_unit.h"

/* As packages install them, and as they are where packages were only unpacked. */
static const char *const image_places[] = {
	"boot/vmlinuz-%s",
	"lib/modules/%s/vmlinuz",
	"usr/lib/modules/%s/vmlinuz",
	"usr/lib/debug/boot/vmlinux-%s",
	"usr/lib/debug/lib/modules/%s/vmlinux",
	"usr/lib/debug/usr/lib/modules/%s/vmlinux",
	"boot/vmlinux-%s",
};

/* A built source tree has the kernel here; with Debian's headers it is a file of types alone. */
static const char *const header_places[] = {
	"lib/modules/%s/build/vmlinux",
	"usr/src/linux-headers-%s/vmlinux",
};

static const char *const map_places[] = {
	"usr/lib/debug/boot/System.map-%s",
	"usr/lib/debug/lib/modules/%s/System.map",
	"usr/lib/debug/usr/lib/modules/%s/System.map",
	"boot/System.map-%s",
	"lib/modules/%s/System.map",
	"usr/lib/modules/%s/System.map",
	"lib/modules/%s/build/System.map",
};

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static char *place(void *ctx, const char *sysroot, const char *format, const char *release)
{
	char *name = talloc_asprintf(ctx, format, release), *path;

	path = talloc_asprintf(ctx, "%s/%s", sysroot, name);
	talloc_free(name);
	return path;
}

const char *target_kernel_package(void *ctx, const char *sysroot, const char *package)
{
	return *sysroot ? talloc_asprintf(ctx, "unpack the package %s in %s (dpkg -x)", package,
					  sysroot) :
			  talloc_asprintf(ctx, "install the package %s", package);
}

/* "6.1", "7.x", "6.12+deb13" or "6.1-full": of which scripts/kernels finds the newest release. */
static bool is_version(const char *text)
{
	static const char digits[] = "0123456789", debian[] = "+deb";
	size_t n = strspn(text, digits);

	if (!n || text[n] != '.')
		return false;
	text += n + 1;
	n = *text == 'x' ? 1 : strspn(text, digits);
	text += n;
	if (!strncmp(text, debian, sizeof(debian) - 1)) {
		text += sizeof(debian) - 1;
		text += strspn(text, digits);
	}
	return n && (!*text || !strcmp(text, "-full") || !strcmp(text, "-rt"));
}

const char *target_kernel_remedy(void *ctx, const char *sysroot, const char *release)
{
	const char *package = talloc_asprintf(ctx, "linux-image-%s", release);

	if (is_version(release))
		return "a whole release is wanted, as 6.1.0-57-amd64; versions, as 6.1, are for "
		       "--vm";
	if (*sysroot)
		return target_kernel_package(ctx, sysroot, package);
	return talloc_asprintf(
		ctx, "install the package %s, or give the folder it is unpacked in as --sysroot",
		package);
}

/* The files that are there to be read, which are added to the key; returns how many. */
static size_t find(struct target_kernel_files *f, SHA2_CTX *sum, const char *const *places,
		   size_t nplaces, const char **ret)
{
	size_t n = 0;

	for (size_t i = 0; i < nplaces; i++) {
		char *path = place(f, f->sysroot, places[i], f->release);
		const char *below = path + strlen(f->sysroot);
		char *key = access(path, R_OK) ? NULL : target_file_key(f, path);

		if (!key)
			continue;
		SHA256Update(sum, (const uint8_t *)below, strlen(below) + 1);
		SHA256Update(sum, (const uint8_t *)key, strlen(key) + 1);
		ret[n++] = path;
	}
	return n;
}

struct target_kernel_files *target_kernel_files(void *ctx, const char *sysroot, const char *release)
{
	struct target_kernel_files *f = talloc_zero(ctx, struct target_kernel_files);
	const char *maps[LENGTH(map_places)];
	char hex[SHA256_DIGEST_STRING_LENGTH];
	SHA2_CTX sum;

	f->sysroot = talloc_strdup(f, sysroot);
	f->release = talloc_strdup(f, release);
	f->images = talloc_array(f, const char *, LENGTH(image_places) + LENGTH(header_places));
	SHA256Init(&sum);
	f->nimages = find(f, &sum, image_places, LENGTH(image_places), f->images);
	f->nimages += find(f, &sum, header_places, LENGTH(header_places), f->images + f->nimages);
	if (find(f, &sum, map_places, LENGTH(map_places), maps))
		f->map = maps[0];
	SHA256End(&sum, hex);
	f->key = f->nimages ? talloc_asprintf(f, "files %s", hex) : "";
	return f;
}

/* The symbols, from the image if it tells them. */
static bool read_symbols(const struct target_kernel_files *f, struct target_blob elf,
			 const struct target_mem *mem, struct target_unit *unit)
{
	const char *none;
	struct target_blob text;

	if (target_kallsyms_decode(mem, unit))
		return true;
	/* A stripped file may have a few symbols left. */
	if (target_mem_kernel_symbols(elf, unit) && target_unit_find(unit, "_stext"))
		return true;
	unit->nsyms = 0;
	return f->map && target_map_file(unit, f->map, &text, &none) &&
	       target_kallsyms_map(text, unit);
}

static struct target_unit *read_image(void *ctx, const struct target_kernel_files *f,
				      const char *path, bool *no_symbols, const char **err)
{
	struct target_unit *unit = target_unit_create(ctx);
	const struct target_segment *notes;
	const char *why = NULL, *release = target_image_release(unit, path);
	struct target_mem *mem;
	struct target_blob elf;

	if (release && strcmp(release, f->release) != 0) {
		*err = talloc_asprintf(
			ctx,
			"%s is the image of kernel %s: give --kernel %s, or the folder with "
			"the image of %s as --sysroot",
			path, release, release, f->release);
		goto fail;
	}
	if (!target_image_load(unit, path, &elf, &why)) {
		*err = talloc_steal(ctx, why);
		goto fail;
	}
	mem = target_mem_kernel(unit, elf, &why);
	if (!mem || !target_mem_section(mem, ".text")) {
		*err = talloc_asprintf(ctx, "the kernel image %s is damaged: %s", path,
				       mem ? "it has no code" : why);
		goto fail;
	}
	if (!read_symbols(f, elf, mem, unit)) {
		*no_symbols = true;
		*err = talloc_asprintf(ctx,
				       "the kernel image %s has no symbol table that can be read "
				       "(CONFIG_KALLSYMS)",
				       path);
		goto fail;
	}
	notes = target_mem_section(mem, ".notes");
	if (notes)
		target_notes_build_id(notes->blob, unit->build_id);
	if (mem->btf.data)
		target_unit_set_btf(unit, mem->btf.data, mem->btf.size, NULL);
	target_scan_kernel_symbols(unit);
	target_scan_kernel_functions(mem, unit);
	target_calls_deny(mem, unit);
	target_scan_syscalls(mem, unit);
	target_scan_events(mem, unit);
	return unit;
fail:
	talloc_free(unit);
	return NULL;
}

/* Whether an image that cannot be read is the headers', and none at all. */
static bool is_of_headers(const struct target_kernel_files *f, const char *path)
{
	void *tmp = talloc_new(NULL);
	bool found = false;

	for (size_t i = 0; i < LENGTH(header_places) && !found; i++)
		found = !strcmp(path, place(tmp, f->sysroot, header_places[i], f->release));
	talloc_free(tmp);
	return found;
}

struct target_unit *target_kernel_read(void *ctx, const struct target_kernel_files *f,
				       const char **types, const char **err)
{
	bool no_symbols = false;

	for (size_t i = 0; i < f->nimages; i++) {
		const char *why = NULL;
		bool lacks = false;
		struct target_unit *unit = read_image(ctx, f, f->images[i], &lacks, &why);

		if (unit)
			return unit;
		no_symbols |= lacks;
		if (!lacks && is_of_headers(f, f->images[i]))
			*types = *types ? *types : f->images[i];
		else
			*err = *err ? talloc_asprintf(ctx, "%s; %s", *err, why) : why;
	}
	if (no_symbols)
		*err = talloc_asprintf(
			ctx, "%s, and %s; %s, whose vmlinux has symbols", *err,
			f->map ? talloc_asprintf(ctx, "%s has no addresses", f->map) :
				 talloc_asprintf(ctx, "there is no %s/boot/System.map-%s",
						 f->sysroot, f->release),
			target_kernel_package(
				ctx, f->sysroot,
				talloc_asprintf(ctx, "linux-image-%s-dbg", f->release)));
	return NULL;
}
