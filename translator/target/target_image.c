// SPDX-License-Identifier: GPL-2.0-or-later
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <talloc.h>

#include "common/unpack.h"
#include "target_image.h"

/* More than any kernel unpacks to; keeps a garbled size from taking the machine's memory. */
#define MAX_OUTPUT (192u << 20)

struct mapping {
	void *data;
	size_t size;
};

static int unmap(struct mapping *m)
{
	munmap(m->data, m->size);
	return 0;
}

bool target_map_file(void *ctx, const char *path, struct target_blob *ret, const char **err)
{
	struct mapping *m;
	struct stat st;
	void *data;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0 || fstat(fd, &st) < 0 || !S_ISREG(st.st_mode)) {
		*err = talloc_asprintf(ctx, "cannot read %s: %s", path,
				       fd < 0 ? strerror(errno) : "not a file");
		if (fd >= 0)
			close(fd);
		return false;
	}
	data = st.st_size ? mmap(NULL, st.st_size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
	close(fd);
	if (data == MAP_FAILED) {
		*err = talloc_asprintf(ctx, "cannot read %s: %s", path,
				       st.st_size ? strerror(errno) : "it is empty");
		return false;
	}
	m = talloc(ctx, struct mapping);
	m->data = data;
	m->size = st.st_size;
	talloc_set_destructor(m, unmap);
	ret->data = data;
	ret->size = st.st_size;
	return true;
}

char *target_file_key(void *ctx, const char *path)
{
	struct stat st;

	if (stat(path, &st) < 0 || !S_ISREG(st.st_mode))
		return NULL;
	/* Packages give files the same time in each build; the inode is its own. */
	return talloc_asprintf(ctx, "%lld bytes, %lld.%09ld, inode %llu", (long long)st.st_size,
			       (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec,
			       (unsigned long long)st.st_ino);
}

static const struct unpack_format *const image_formats[] = {
	&unpack_gzip, &unpack_xz, &unpack_lzma, &unpack_zstd, &unpack_lz4, NULL,
};
static const struct unpack_format *const module_formats[] = {
	&unpack_gzip,
	&unpack_xz,
	&unpack_zstd,
	NULL,
};

static uint32_t le32(const uint8_t *p)
{
	return p[0] | p[1] << 8 | p[2] << 16 | (uint32_t)p[3] << 24;
}

static bool is_elf(struct target_blob in)
{
	return in.size >= SELFMAG && !memcmp(in.data, ELFMAG, SELFMAG);
}

static bool unpack_payload(void *ctx, const char *path, struct target_blob payload,
			   struct target_blob *ret, const char **err)
{
	const struct unpack_format *format = unpack_find(image_formats, payload.data, payload.size);
	const uint32_t expected = le32(payload.data + payload.size - 4);

	if (!format) {
		*err = talloc_asprintf(
			ctx, "the kernel image %s is compressed in a way that is not supported",
			path);
		return false;
	}
	if (format->absent) {
		*err = talloc_asprintf(ctx, "the kernel image %s cannot be read: %s", path,
				       format->absent);
		return false;
	}
	ret->data =
		unpack(ctx, format, payload.data, payload.size, expected, MAX_OUTPUT, &ret->size);
	if (ret->data)
		return true;
	*err = errno == ENOMEM ?
		       talloc_asprintf(ctx,
				       "there is not enough memory to unpack the kernel image %s; "
				       "free some, or raise the limit on it (ulimit -v)",
				       path) :
		       talloc_asprintf(ctx,
				       "the kernel image %s is damaged: it cannot be unpacked (%s)",
				       path, format->name);
	return false;
}

bool target_image_load(void *ctx, const char *path, struct target_blob *ret, const char **err)
{
	struct target_blob file, payload;
	uint64_t off, len;

	if (!target_map_file(ctx, path, &file, err))
		return false;
	if (is_elf(file)) {
		*ret = file;
		return true;
	}
	/* Documentation/arch/x86/boot.rst: setup_sects, "HdrS", version, payload_offset/_length. */
	if (file.size < 0x250 || memcmp(file.data + 0x202, "HdrS", 4) != 0 ||
	    (file.data[0x206] | file.data[0x207] << 8) < 0x208) {
		*err = talloc_asprintf(ctx, "%s is neither a bzImage nor an ELF file", path);
		return false;
	}
	off = ((file.data[0x1f1] ? file.data[0x1f1] : 4) + 1) * 512ull + le32(file.data + 0x248);
	len = le32(file.data + 0x24c);
	if (len < 16 || off > file.size || len > file.size - off) {
		*err = talloc_asprintf(ctx, "the kernel image %s is damaged: it is too short",
				       path);
		return false;
	}
	payload.data = file.data + off;
	payload.size = len;
	if (is_elf(payload)) {
		*ret = payload;
		return true;
	}
	return unpack_payload(ctx, path, payload, ret, err);
}

bool target_module_file_load(void *ctx, const char *path, struct target_blob *ret, const char **err)
{
	const struct unpack_format *format;
	struct target_blob file;

	if (!target_map_file(ctx, path, &file, err))
		return false;
	if (is_elf(file)) {
		*ret = file;
		return true;
	}
	format = unpack_find(module_formats, file.data, file.size);
	if (format && format->absent) {
		*err = talloc_asprintf(ctx, "the module file %s cannot be read: %s", path,
				       format->absent);
		return false;
	}
	ret->data = format ? unpack(ctx, format, file.data, file.size, 0, MAX_OUTPUT, &ret->size) :
			     NULL;
	if (!ret->data || !is_elf(*ret)) {
		*err = talloc_asprintf(ctx, "the module file %s is damaged", path);
		return false;
	}
	return true;
}

/* Documentation/arch/x86/boot.rst: "HdrS" at 0x202, and at 0x20e where the text is, less 0x200. */
#define SETUP_MAGIC   0x202
#define SETUP_VERSION 0x20e
#define SETUP_BASE    0x200

char *target_image_release(void *ctx, const char *path)
{
	uint8_t head[32768 + 512]; /* no setup code is longer */
	const char *text;
	size_t got, at;
	FILE *f = fopen(path, "re");

	got = f ? fread(head, 1, sizeof(head) - 1, f) : 0;
	if (f)
		fclose(f);
	if (got < SETUP_VERSION + 2 || memcmp(head + SETUP_MAGIC, "HdrS", 4) != 0)
		return NULL;
	head[got] = '\0';
	at = SETUP_BASE + (head[SETUP_VERSION] | (size_t)head[SETUP_VERSION + 1] << 8);
	text = (const char *)head + at;
	if (at == SETUP_BASE || at >= got || !*text || *text == ' ')
		return NULL;
	return talloc_strndup(ctx, text, strcspn(text, " "));
}
