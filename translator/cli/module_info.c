// SPDX-License-Identifier: GPL-2.0-or-later
/* dtap info FILE.ko: prints the metadata a module carries. */
#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/file.h"
#include "common/message.h"
#include "common/seal.h"
#include "common/unpack.h"
#include "driver.h"
#include "runtime/abi.h"

/* The metadata section's bytes, NULL if there is none. They belong to elf. */
static Elf_Data *find_metadata(Elf *elf)
{
	Elf_Scn *scn = NULL;
	GElf_Shdr shdr;
	size_t strings;
	const char *name;

	if (elf_kind(elf) != ELF_K_ELF || elf_getshdrstrndx(elf, &strings))
		return NULL;
	while ((scn = elf_nextscn(elf, scn))) {
		if (!gelf_getshdr(scn, &shdr))
			continue;
		name = elf_strptr(elf, strings, shdr.sh_name);
		if (name && !strcmp(name, DTAP_META_SECTION))
			return elf_getdata(scn, NULL);
	}
	return NULL;
}

/* What modprobe(8) and dtaprun read, too. */
static const struct unpack_format *const formats[] = {
	&unpack_gzip,
	&unpack_xz,
	&unpack_zstd,
	NULL,
};

/* The module's bytes, in d.  NULL: said why. */
static char *read_module(struct driver *d, const char *path, int fd, size_t *size)
{
	char *packed = file_read_from(d, fd, FILE_MOST, size), *bytes = packed;
	const struct unpack_format *format =
		packed ? unpack_find(formats, (const uint8_t *)packed, *size) : NULL;
	const char *why = format ? format->absent : NULL;

	if (format && !why)
		bytes = (char *)unpack(d, format, (const uint8_t *)packed, *size, 0, FILE_MOST,
				       size);
	if (!bytes && format && errno != ENOMEM)
		why = "its compressed data are damaged, or too large";
	else if (!bytes)
		why = strerror(errno);
	if (!why)
		return bytes;
	message_print(stderr, "dtap: %s: %s", path, why);
	return NULL;
}

static int print_metadata(struct driver *d, const char *path, int fd)
{
	size_t size = 0;
	char *bytes = read_module(d, path, fd, &size);
	/* It takes no empty memory. */
	Elf *elf = bytes && size ? elf_memory(bytes, size) : NULL;
	Elf_Data *data = elf ? find_metadata(elf) : NULL;
	const char *why;
	json_error_t err;
	json_t *json;
	int status = 1;

	if (!bytes)
		return 1;
	if (!data || !data->d_size) {
		message_print(stderr, "dtap: %s is not a dtap module: it has no %s section", path,
			      DTAP_META_SECTION);
		elf_end(elf);
		return 1;
	}
	why = seal_check((const unsigned char *)bytes, size);
	if (why) {
		message_print(stderr, "dtap: %s: %s", path, why);
		elf_end(elf);
		return 1;
	}
	json = json_loadb(data->d_buf, data->d_size, 0, &err);
	if (json) {
		status = json_dumpf(json, stdout, JSON_INDENT(1)) || puts("") < 0 || fflush(stdout);
		if (status)
			message_print(stderr, "dtap: cannot write: %s", strerror(errno));
	} else {
		message_print(stderr, "dtap: %s: the metadata is damaged: %s", path, err.text);
	}
	json_decref(json);
	elf_end(elf);
	return status;
}

int driver_info(struct driver *d, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), status; /* a pipe would wait */
	struct stat st;

	if (fd < 0) {
		message_print(stderr, "dtap: %s: %s", path, strerror(errno));
		return 1;
	}
	if (!fstat(fd, &st) && !S_ISREG(st.st_mode)) {
		message_print(stderr, "dtap: %s is %s", path,
			      S_ISDIR(st.st_mode) ? "a folder, not a module" : "not a file");
		close(fd);
		return 1;
	}
	elf_version(EV_CURRENT);
	status = print_metadata(d, path, fd);
	close(fd);
	return status;
}
