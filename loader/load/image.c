// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "image.h"

#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <talloc.h>
#include <unistd.h>

#include "common/file.h"
#include "common/module_name.h"
#include "common/scope.h"
#include "common/unpack.h"
#include "runtime/abi.h"
#include "common/seal.h"
#include "loader/host/say.h"

#if defined(__x86_64__)
#define HOST_MACHINE EM_X86_64
#elif defined(__aarch64__)
#define HOST_MACHINE EM_AARCH64
#endif

/* ----------------------------------------------------------------- reading */

static const char size_trouble[] = "its size cannot be that of a module";

#define MOST (192u << 20) /* bytes of a module, compressed or not */

/* What modprobe(8) reads, too. */
static const struct unpack_format *const formats[] = {
	&unpack_gzip,
	&unpack_xz,
	&unpack_zstd,
	NULL,
};

static const char *read_all(int fd, struct image *image)
{
	const struct unpack_format *format;
	uint8_t *packed;
	struct stat st;

	if (fstat(fd, &st))
		return strerror(errno);
	if (!S_ISREG(st.st_mode))
		return "it is not a regular file";
	image->bytes = (uint8_t *)file_read_from(NULL, fd, MOST, &image->size);
	if (!image->bytes)
		return errno == EFBIG ? size_trouble : strerror(errno);
	if (!image->size)
		return size_trouble;
	format = unpack_find(formats, image->bytes, image->size);
	if (!format)
		return NULL;
	if (format->absent)
		return format->absent;
	packed = image->bytes;
	image->bytes = unpack(NULL, format, packed, image->size, 0, MOST, &image->size);
	talloc_free(packed);
	return image->bytes    ? NULL :
	       errno == ENOMEM ? strerror(ENOMEM) :
				 "its compressed data are damaged, or too large";
}

/* ------------------------------------------------------------ verification */

static const char *check_header(Elf *elf)
{
	GElf_Ehdr header;

	if (!elf || elf_kind(elf) != ELF_K_ELF || !gelf_getehdr(elf, &header))
		return "it is not an ELF file";
	if (gelf_getclass(elf) != ELFCLASS64 || header.e_ident[EI_DATA] != ELFDATA2LSB ||
	    header.e_machine != HOST_MACHINE)
		return "it is for another architecture";
	if (header.e_type != ET_REL)
		return "it is not a kernel module";
	return NULL;
}

/* "vermagic=..." among the NUL-terminated entries of .modinfo. */
static const char *find_vermagic(const char *info, size_t size)
{
	static const char key[] = "vermagic=";
	const char *end;

	for (size_t at = 0; at < size; at = (size_t)(end - info) + 1) {
		end = memchr(info + at, 0, size - at);
		if (!end)
			return NULL;
		if (!strncmp(info + at, key, sizeof(key) - 1))
			return info + at + sizeof(key) - 1;
	}
	return NULL;
}

static const char *note_section(struct image *image, const GElf_Shdr *header, const char *name)
{
	if (header->sh_type == SHT_NOBITS || header->sh_type == SHT_NULL)
		return NULL;
	if (header->sh_offset > image->size || header->sh_size > image->size - header->sh_offset)
		return "a section lies outside the file";
	if (!strcmp(name, DTAP_META_SECTION)) {
		image->meta = header->sh_offset;
		image->meta_size = header->sh_size;
	} else if (!strcmp(name, ".modinfo")) {
		image->vermagic = find_vermagic((const char *)image->bytes + header->sh_offset,
						header->sh_size);
	} else if (!strcmp(name, ".gnu.linkonce.this_module")) {
		image->this_module = header->sh_offset;
		image->this_module_size = header->sh_size;
	}
	return NULL;
}

static const char *find_sections(struct image *image, Elf *elf)
{
	Elf_Scn *section = NULL;
	const char *why, *name;
	GElf_Shdr header;
	size_t names;

	if (elf_getshdrstrndx(elf, &names))
		return "its section names are missing";
	while ((section = elf_nextscn(elf, section))) {
		if (!gelf_getshdr(section, &header))
			return "a section header is damaged";
		name = elf_strptr(elf, names, header.sh_name);
		if (!name)
			return "a section name is damaged";
		why = note_section(image, &header, name);
		if (why)
			return why;
	}
	if (!image->this_module_size)
		return "it is not a kernel module";
	if (!image->meta_size)
		return "it is not a dtap module";
	return NULL;
}

static const char *verify(struct image *image)
{
	const char *why;
	Elf *elf;

	elf_version(EV_CURRENT);
	elf = elf_memory((char *)image->bytes, image->size);
	why = check_header(elf);
	if (!why)
		why = find_sections(image, elf);
	elf_end(elf);
	return why ? why : seal_check(image->bytes, image->size);
}

bool image_open(struct image *image, const char *path)
{
	const char *why;
	int fd;

	memset(image, 0, sizeof(*image));
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a pipe would wait for its writer */
	if (fd < 0) {
		say("failed to open %s: %s", path, strerror(errno));
		return false;
	}
	why = read_all(fd, image);
	close(fd);
	if (!why)
		why = verify(image);
	if (why) {
		say("%s: %s", path, why);
		image_close(image);
	}
	return !why;
}

void image_close(struct image *image)
{
	talloc_free(image->bytes);
	memset(image, 0, sizeof(*image));
}

/* ---------------------------------------------------------- the right kernel */

/* The running kernel's build-id in hexadecimal; "" if it cannot be had. */
static void running_build_id(char *ret, size_t size)
{
	size_t n = 0;
	scope_free char *notes = file_read(NULL, "/sys/kernel/notes", &n);
	size_t at = 0;

	*ret = '\0';
	while (notes && n - at >= sizeof(Elf64_Nhdr)) {
		Elf64_Nhdr note;
		size_t name, bytes;

		memcpy(&note, notes + at, sizeof(note));
		name = at + sizeof(note);
		bytes = name + (((size_t)note.n_namesz + 3) & ~(size_t)3);
		at = bytes + (((size_t)note.n_descsz + 3) & ~(size_t)3);
		if (bytes > n || at > n || at < name)
			return;
		if (note.n_type != NT_GNU_BUILD_ID || note.n_namesz != 4 ||
		    memcmp(notes + name, "GNU", 4) || 2 * (size_t)note.n_descsz >= size)
			continue;
		for (size_t i = 0; i < note.n_descsz; i++)
			snprintf(ret + 2 * i, 3, "%02x", (unsigned char)notes[bytes + i]);
		return;
	}
}

bool image_fits_kernel(const struct image *image, const struct meta *meta, char why[IMAGE_WHY])
{
	char build_id[129];
	struct utsname host;
	size_t length;

	*why = '\0';
	uname(&host);
	length = strlen(host.release);
	running_build_id(build_id, sizeof(build_id));
	if (strcmp(meta->release, host.release))
		snprintf(why, IMAGE_WHY, "is for kernel %s, and this is %s", meta->release,
			 host.release);
	else if (*meta->arch && strcmp(meta->arch, host.machine))
		snprintf(why, IMAGE_WHY, "is for %s, and this is %s", meta->arch, host.machine);
	else if (image->vermagic &&
		 (strncmp(image->vermagic, host.release, length) || image->vermagic[length] != ' '))
		snprintf(why, IMAGE_WHY,
			 "was built with the headers of kernel %.*s, and this is %s",
			 (int)strcspn(image->vermagic, " "), image->vermagic, host.release);
	else if (*meta->build_id && *build_id && strcasecmp(meta->build_id, build_id))
		snprintf(why, IMAGE_WHY,
			 "is for another build of kernel %s: build-id %s, and this is %s",
			 meta->release, meta->build_id, build_id);
	return !*why;
}

bool image_check_kernel(const struct image *image, const struct meta *meta, const char *path)
{
	char why[IMAGE_WHY];

	if (image_fits_kernel(image, meta, why))
		return true;
	say("%s %s", path, why);
	return false;
}

/* -------------------------------------------------------------------- name */

/* The kernel takes a module's name from its struct module, wherever it lies in there. */
static unsigned char *find_name(const struct image *image, const char *name)
{
	char padded[MODULE_NAME_ROOM] = "";
	const size_t n = strlen(name);

	if (!n || n >= MODULE_NAME_ROOM || image->this_module_size < MODULE_NAME_ROOM)
		return NULL;
	memcpy(padded, name, n);
	return memmem(image->bytes + image->this_module, image->this_module_size, padded,
		      sizeof(padded));
}

bool image_check_name(const struct image *image, const struct meta *meta, const char *path)
{
	static const char letters[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

	if (!strncmp(meta->module, MODULE_NAME_PREFIX, strlen(MODULE_NAME_PREFIX)) &&
	    !meta->module[strspn(meta->module, letters)] && find_name(image, meta->module))
		return true;
	say("%s: its metadata are those of another module, '%.60s'", path, meta->module);
	return false;
}

bool image_rename(struct image *image, const char *from, const char *to)
{
	unsigned char *name = find_name(image, from);

	if (!name || strlen(to) >= MODULE_NAME_ROOM)
		return false;
	memset(name, 0, MODULE_NAME_ROOM);
	memcpy(name, to, strlen(to));
	return true;
}
