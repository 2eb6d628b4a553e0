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

#include "common/message.h"
#include "common/seal.h"
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

static int print_metadata(const char *path, int fd)
{
	Elf *elf = elf_begin(fd, ELF_C_READ, NULL);
	size_t size;
	/* First: read later, it makes elf_end() forget what has been read of sections. */
	const char *bytes = elf ? elf_rawfile(elf, &size) : NULL;
	Elf_Data *data = elf ? find_metadata(elf) : NULL;
	const char *why;
	json_error_t err;
	json_t *json;
	int status = 1;

	if (!data || !data->d_size) {
		message_print(stderr, "dtap: %s is not a dtap module: it has no %s section", path,
			      DTAP_META_SECTION);
		elf_end(elf);
		return 1;
	}
	why = bytes ? seal_check((const unsigned char *)bytes, size) : elf_errmsg(-1);
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

	(void)d;
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
	status = print_metadata(path, fd);
	close(fd);
	return status;
}
