// SPDX-License-Identifier: GPL-2.0-or-later
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <lzma.h>
#include <talloc.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "target_image.h"

/* More than any kernel unpacks to; keeps a garbled size from taking the machine's memory. */
#define MAX_OUTPUT	 (192u << 20)
#define LZ4_LEGACY_BLOCK (8u << 20)

struct output {
	uint8_t *data; /* talloc'ed */
	size_t len, room;
	bool no_memory; /* which is no fault of what is unpacked */
};

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

/* Room for at least want more bytes; false when that is too much. */
static bool reserve(void *ctx, struct output *out, size_t want)
{
	size_t room = out->room ? out->room : 65536;
	uint8_t *data;

	if (want > MAX_OUTPUT - out->len)
		return false;
	while (room - out->len < want)
		room *= 2;
	if (room > MAX_OUTPUT)
		room = MAX_OUTPUT;
	if (room == out->room)
		return true;
	data = talloc_realloc_size(ctx, out->data, room);
	if (!data) {
		out->no_memory = true;
		return false;
	}
	out->data = data;
	out->room = room;
	return true;
}

static bool unpack_gzip(void *ctx, struct target_blob in, struct output *out)
{
	z_stream z = { .next_in = (Bytef *)in.data, .avail_in = in.size };
	int status = Z_OK;

	if (inflateInit2(&z, 16 + MAX_WBITS) != Z_OK)
		return false;
	while (status == Z_OK && reserve(ctx, out, 1)) {
		z.next_out = out->data + out->len;
		z.avail_out = out->room - out->len;
		status = inflate(&z, Z_NO_FLUSH);
		out->len = z.next_out - out->data;
	}
	inflateEnd(&z);
	out->no_memory |= status == Z_MEM_ERROR;
	return status == Z_STREAM_END;
}

static bool unpack_lzma(void *ctx, struct target_blob in, struct output *out, bool xz)
{
	lzma_stream z = LZMA_STREAM_INIT;
	lzma_ret status =
		xz ? lzma_stream_decoder(&z, UINT64_MAX, 0) : lzma_alone_decoder(&z, UINT64_MAX);

	z.next_in = in.data;
	z.avail_in = in.size;
	while (status == LZMA_OK && reserve(ctx, out, 1)) {
		z.next_out = out->data + out->len;
		z.avail_out = out->room - out->len;
		status = lzma_code(&z, LZMA_RUN);
		out->len = z.next_out - out->data;
	}
	lzma_end(&z);
	out->no_memory |= status == LZMA_MEM_ERROR;
	return status == LZMA_STREAM_END;
}

static bool unpack_zstd(void *ctx, struct target_blob in, struct output *out)
{
	ZSTD_DStream *z = ZSTD_createDStream();
	ZSTD_inBuffer src = { in.data, in.size, 0 };
	size_t status = z ? 1 : 0;
	bool done = false;

	out->no_memory = !z;
	if (!z)
		return false;
	/* The kernel's build uses a window as large as the kernel. */
	ZSTD_DCtx_setParameter(z, ZSTD_d_windowLogMax, 30);
	while (status && !ZSTD_isError(status) && reserve(ctx, out, 1)) {
		ZSTD_outBuffer dst = { out->data, out->room, out->len };
		size_t before = src.pos;

		status = ZSTD_decompressStream(z, &dst, &src);
		if (status && src.pos == before && dst.pos == out->len)
			break;
		out->len = dst.pos;
		done = status == 0;
	}
	ZSTD_freeDStream(z);
	out->no_memory |= ZSTD_getErrorCode(status) == ZSTD_error_memory_allocation;
	return done;
}

/* One length of an LZ4 sequence: 15 in the token means that more bytes follow. */
static bool lz4_length(const uint8_t **p, const uint8_t *end, size_t *len)
{
	uint8_t more;

	if (*len < 15)
		return true;
	do {
		if (*p == end)
			return false;
		more = *(*p)++;
		*len += more;
	} while (more == 255);
	return true;
}

/* https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md */
static bool unpack_lz4_block(const uint8_t *p, const uint8_t *end, struct output *out)
{
	uint8_t *base = out->data, *to = base + out->len, *limit = base + out->room;

	while (p < end) {
		uint8_t token = *p++;
		size_t len = token >> 4, back;

		if (!lz4_length(&p, end, &len) || len > (size_t)(end - p) ||
		    len > (size_t)(limit - to))
			return false;
		memcpy(to, p, len);
		p += len;
		to += len;
		if (p == end)
			break;
		if (end - p < 2)
			return false;
		back = p[0] | p[1] << 8;
		p += 2;
		len = token & 15;
		if (!lz4_length(&p, end, &len))
			return false;
		len += 4;
		if (!back || back > (size_t)(to - base) || len > (size_t)(limit - to))
			return false;
		if (back >= len) {
			memcpy(to, to - back, len);
			to += len;
		} else {
			for (; len; len--, to++)
				*to = *(to - back);
		}
	}
	out->len = to - base;
	return true;
}

static uint32_t le32(const uint8_t *p)
{
	return p[0] | p[1] << 8 | p[2] << 16 | (uint32_t)p[3] << 24;
}

/* The frame that `lz4 -l` writes: a magic number, then blocks with their sizes in front. */
static bool unpack_lz4(void *ctx, struct target_blob in, struct output *out)
{
	size_t pos = 4;

	/* What is left at the end is the size that the kernel's build appends. */
	while (in.size - pos > 4) {
		uint32_t size = le32(in.data + pos);

		pos += 4;
		if (size > in.size - pos || !reserve(ctx, out, LZ4_LEGACY_BLOCK) ||
		    !unpack_lz4_block(in.data + pos, in.data + pos + size, out))
			return false;
		pos += size;
	}
	return out->len > 0;
}

static bool starts(struct target_blob in, const char *magic, size_t len)
{
	return in.size >= len && !memcmp(in.data, magic, len);
}

/*
 * Unpacks by magic number into *ret, a copy owned by ctx; hint is the expected size, 0 =
 * unknown.  *kind names the format, NULL = not known.  On failure errno is ENOMEM if it is the
 * machine's.
 */
static bool unpack(void *ctx, struct target_blob in, size_t hint, struct target_blob *ret,
		   const char **kind)
{
	struct output out = {};
	bool good = false;

	*kind = NULL;
	if (hint && hint <= MAX_OUTPUT) {
		out.room = hint + 1;
		out.data = talloc_size(ctx, out.room);
		if (!out.data)
			out.room = 0;
	}
	if (starts(in, "\x1f\x8b", 2)) {
		*kind = "gzip";
		good = unpack_gzip(ctx, in, &out);
	} else if (starts(in,
			  "\xfd"
			  "7zXZ",
			  6)) {
		*kind = "xz";
		good = unpack_lzma(ctx, in, &out, true);
	} else if (starts(in, "\x5d\0\0", 3)) {
		*kind = "lzma";
		good = unpack_lzma(ctx, in, &out, false);
	} else if (starts(in, "\x28\xb5\x2f\xfd", 4)) {
		*kind = "zstd";
		good = unpack_zstd(ctx, in, &out);
	} else if (starts(in, "\x02\x21\x4c\x18", 4)) {
		*kind = "lz4";
		good = unpack_lz4(ctx, in, &out);
	}
	if (!good) {
		errno = out.no_memory ? ENOMEM : EBADMSG;
		talloc_free(out.data);
		return false;
	}
	ret->data = out.data;
	ret->size = out.len;
	return true;
}

static bool is_elf(struct target_blob in)
{
	return starts(in, ELFMAG, SELFMAG);
}

bool target_image_load(void *ctx, const char *path, struct target_blob *ret, const char **err)
{
	struct target_blob file, payload;
	uint64_t off, len;
	const char *kind;

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
	if (!unpack(ctx, payload, le32(payload.data + len - 4), ret, &kind)) {
		*err = errno == ENOMEM ?
			       talloc_asprintf(
				       ctx,
				       "there is not enough memory to unpack the kernel image %s; "
				       "free some, or raise the limit on it (ulimit -v)",
				       path) :
		       kind ? talloc_asprintf(ctx,
					      "the kernel image %s is damaged: it cannot be "
					      "unpacked (%s)",
					      path, kind) :
			      talloc_asprintf(ctx,
					      "the kernel image %s is compressed in a way "
					      "that is not supported",
					      path);
		return false;
	}
	return true;
}

bool target_module_file_load(void *ctx, const char *path, struct target_blob *ret, const char **err)
{
	struct target_blob file;
	const char *kind;

	if (!target_map_file(ctx, path, &file, err))
		return false;
	if (is_elf(file)) {
		*ret = file;
		return true;
	}
	if (!unpack(ctx, file, 0, ret, &kind) || !is_elf(*ret)) {
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
