// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "decompress.h"

#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "heap.h"

#define XZ_BUF_ERROR 10 /* the output is too small */

/* Tries with more and more room; `once` gives the size, 0: too little room, SIZE_MAX: broken. */
static const char *with_room(unsigned char **bytes, size_t *size, void *function,
			     size_t (*once)(void *function, const unsigned char *in, size_t in_size,
					    unsigned char *out, size_t room))
{
	for (size_t room = 8 * *size + 4096; room <= DECOMPRESS_LIMIT; room *= 2) {
		unsigned char *out = mem_alloc(room);
		size_t n = once(function, *bytes, *size, out, room);

		if (n && n != SIZE_MAX) {
			free(*bytes);
			*bytes = out;
			*size = n;
			return NULL;
		}
		free(out);
		if (n)
			return "its compressed data are damaged";
	}
	return "it is too large";
}

static const char *library(const char *name, const char *function, void **ret)
{
	void *handle = dlopen(name, RTLD_NOW);

	*ret = handle ? dlsym(handle, function) : NULL;
	return *ret ? NULL : "the library that uncompresses it is not installed";
}

static size_t xz_once(void *function, const unsigned char *in, size_t in_size, unsigned char *out,
		      size_t room)
{
	int (*decode)(uint64_t *, uint32_t, const void *, const uint8_t *, size_t *, size_t,
		      uint8_t *, size_t *, size_t) = function;
	size_t in_used = 0, out_used = 0;
	uint64_t memory = DECOMPRESS_LIMIT;
	int result;

	result = decode(&memory, 0, NULL, in, &in_used, in_size, out, &out_used, room);
	if (!result)
		return out_used ? out_used : SIZE_MAX;
	return result == XZ_BUF_ERROR && in_used < in_size ? 0 : SIZE_MAX;
}

static size_t zstd_once(void *function, const unsigned char *in, size_t in_size, unsigned char *out,
			size_t room)
{
	size_t (*decode)(void *, size_t, const void *, size_t) = function;
	size_t n = decode(out, room, in, in_size);

	/* Errors are small negative numbers; 70 says that there was too little room. */
	if (n == 0 - (size_t)70)
		return 0;
	return !n || n > room ? SIZE_MAX : n;
}

static size_t gzip_once(void *library_handle, const unsigned char *in, size_t in_size,
			unsigned char *out, size_t room)
{
	void *(*open_fd)(int, const char *) = dlsym(library_handle, "gzdopen");
	int (*read_some)(void *, void *, unsigned int) = dlsym(library_handle, "gzread");
	int (*close_file)(void *) = dlsym(library_handle, "gzclose");
	size_t used = 0;
	void *file;
	int fd, n = -1;

	if (!open_fd || !read_some || !close_file)
		return SIZE_MAX;
	fd = memfd_create("module", MFD_CLOEXEC);
	if (fd < 0 || write(fd, in, in_size) != (ssize_t)in_size || lseek(fd, 0, SEEK_SET) < 0)
		return SIZE_MAX;
	file = open_fd(fd, "rb");
	while (file && used < room &&
	       (n = read_some(file, out + used, (unsigned int)(room - used))) > 0)
		used += (size_t)n;
	if (file)
		close_file(file);
	else
		close(fd);
	if (n < 0)
		return SIZE_MAX;
	return used == room ? 0 : used ? used : SIZE_MAX;
}

const char *decompress(unsigned char **bytes, size_t *size)
{
	const char *why;
	void *function;

	if (*size > 6 && !memcmp(*bytes,
				 "\xfd"
				 "7zXZ\0",
				 6)) {
		why = library("liblzma.so.5", "lzma_stream_buffer_decode", &function);
		return why ? why : with_room(bytes, size, function, xz_once);
	}
	if (*size > 4 && !memcmp(*bytes, "\x28\xb5\x2f\xfd", 4)) {
		why = library("libzstd.so.1", "ZSTD_decompress", &function);
		return why ? why : with_room(bytes, size, function, zstd_once);
	}
	if (*size > 2 && !memcmp(*bytes, "\x1f\x8b", 2)) {
		function = dlopen("libz.so.1", RTLD_NOW);
		if (!function)
			return "the library that uncompresses it is not installed";
		return with_room(bytes, size, function, gzip_once);
	}
	return NULL;
}
