// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "out.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <talloc.h>
#include <unistd.h>

#include "common/array.h"
#include "common/must.h"
#include "common/scope.h"
#include "rotate.h"
#include "say.h"

#define OUT_BUFFER  (64u * 1024)
#define MEMORY_ROOM 512 /* to begin with */
#define TEXT_ROOM   256 /* more takes a second turn */

static FILE *open_file(const char *path, const char *mode)
{
	FILE *file = fopen(path, mode);

	if (!file)
		say("failed to open %s: %s", path, strerror(errno));
	else
		setvbuf(file, NULL, _IONBF, 0);
	return file;
}

/* How much is in it already. */
static void note_size(struct out *out)
{
	struct stat st;

	out->size = out->file && !fstat(fileno(out->file), &st) && S_ISREG(st.st_mode) ?
			    (u64)st.st_size :
			    0;
	out->in_line = false;
	out->due = out->limit;
}

static void write_failed(struct out *out)
{
	if (out->failed)
		return;
	out->failed = true;
	say_before(NULL, NULL);
	out->closed = errno == EPIPE;
	if (out->closed)
		return;
	say("failed to write to %s: %s",
	    out->reopened ? out->reopened :
	    out->name	  ? out->name :
			    "<stdout>",
	    strerror(errno));
}

static void flush_before_message(void *arg)
{
	out_flush(arg);
}

bool out_open(struct out *out, const char *path)
{
	memset(out, 0, sizeof(*out));
	out->name = path;
	if (path) {
		out->file = open_file(path, "ae");
	} else {
		out->file = stdout;
		setvbuf(stdout, NULL, _IONBF, 0);
	}
	if (out->file)
		say_before(flush_before_message, out);
	return out->file;
}

void out_close(struct out *out)
{
	if (!out->file)
		return;
	out_flush(out);
	talloc_free(out->bytes);
	out->bytes = NULL;
	out->room = 0;
	say_before(NULL, NULL);
	if (out->file != stdout && fclose(out->file))
		write_failed(out);
	out->file = NULL;
	talloc_free(out->reopened);
	out->reopened = NULL;
}

/* Room for `size` bytes after those that are used. */
static __attribute__((noinline)) char *make_room(struct out *out, size_t size)
{
	const size_t first = out->file ? OUT_BUFFER : MEMORY_ROOM;
	size_t want;

	out_flush(out);
	want = out->used + size;
	if (!out->bytes && want < first)
		want = first;
	out->bytes = must(array_reserve(NULL, out->bytes, &out->room, want, 1));
	return out->bytes + out->used;
}

static inline char *room_for(struct out *out, size_t size)
{
	return out->bytes && out->room - out->used >= size ? out->bytes + out->used :
							     make_room(out, size);
}

char *out_room(struct out *out, size_t size)
{
	return room_for(out, size);
}

void out_add(struct out *out, size_t size)
{
	out->used += size;
}

void out_text(struct out *out, const char *format, ...)
{
	char *to = room_for(out, TEXT_ROOM);
	va_list args, again;
	int n;

	va_start(args, format);
	va_copy(again, args);
	n = vsnprintf(to, out->room - out->used, format, args);
	if (n > 0 && (size_t)n >= out->room - out->used) {
		to = make_room(out, (size_t)n + 1);
		n = vsnprintf(to, (size_t)n + 1, format, again);
	}
	out->used += n > 0 ? (size_t)n : 0;
	va_end(again);
	va_end(args);
}

void out_bytes(struct out *out, const void *bytes, size_t size)
{
	if (!size)
		return;
	out_copy(room_for(out, size), bytes, size);
	out->used += size;
}

void out_fill(struct out *out, char byte, size_t count)
{
	memset(room_for(out, count), byte, count);
	out->used += count;
}

void out_padded(struct out *out, const char *bytes, size_t size, size_t columns, bool left)
{
	const size_t pad = size < columns ? columns - size : 0;
	char *to = room_for(out, size + pad + 1);

	if (pad)
		memset(to + (left ? size : 0), ' ', pad);
	if (size)
		memcpy(to + (left ? 0 : pad), bytes, size);
	out->used += size + pad;
}

char *out_digits(char *end, u64 magnitude, bool negative)
{
	static const char pairs[] = "00010203040506070809101112131415161718192021222324"
				    "25262728293031323334353637383940414243444546474849"
				    "50515253545556575859606162636465666768697071727374"
				    "75767778798081828384858687888990919293949596979899";
	char *at = end;
	u32 low;

	/* Divisions of 32 bits are the cheaper ones. */
	for (; magnitude >= 100000000; magnitude /= 100000000) {
		low = (u32)(magnitude % 100000000);
		for (int i = 0; i < 4; i++, low /= 100) {
			at -= 2;
			memcpy(at, pairs + 2 * (low % 100), 2);
		}
	}
	for (low = (u32)magnitude; low >= 10; low /= 100) {
		at -= 2;
		memcpy(at, pairs + 2 * (low % 100), 2);
	}
	if (low || at == end)
		*--at = (char)('0' + low);
	if (negative)
		*--at = '-';
	return at;
}

void out_decimal(struct out *out, u64 magnitude, bool negative, size_t columns, bool left)
{
	char text[OUT_DIGITS], *end = text + sizeof(text), *at;

	at = out_digits(end, magnitude, negative);
	out_padded(out, at, (size_t)(end - at), columns, left);
}

void out_flush(struct out *out)
{
	if (!out->file)
		return;
	if (!out->failed && out->used && fwrite(out->bytes, out->used, 1, out->file) != 1)
		write_failed(out);
	if (out->used)
		out->in_line = out->bytes[out->used - 1] != '\n';
	out->size += out->used;
	out->used = 0;
}

char *out_take(struct out *out, size_t *size)
{
	char *bytes;

	out_fill(out, 0, 1);
	bytes = out->bytes;
	if (size)
		*size = out->used - 1;
	*out = (struct out){ 0 };
	return bytes;
}

static void replace(struct out *out, FILE *file)
{
	if (out->file != stdout && fclose(out->file))
		write_failed(out);
	out->file = file;
	note_size(out);
}

bool out_reopen(struct out *out, const char *path)
{
	FILE *file = stdout;

	out_flush(out);
	if (*path)
		file = open_file(path, "ae");
	else if (out->name)
		file = open_file(out->name, "ae");
	if (!file)
		return false;
	replace(out, file);
	talloc_free(out->reopened);
	out->reopened = *path ? must(talloc_strdup(NULL, path)) : NULL;
	return true;
}

/*
 * The file of that name, which nobody has waited for to be there.  If it is made, others may do
 * with it no more than with the one before.
 */
static FILE *open_again(const char *path, mode_t mode)
{
	const int flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY;
	const int fd = open(path, flags | O_NONBLOCK, mode & 0666);
	FILE *file = fd < 0 || fcntl(fd, F_SETFL, O_APPEND) ? NULL : fdopen(fd, "a");
	const int error = errno;

	if (file)
		setvbuf(file, NULL, _IONBF, 0);
	else if (fd >= 0)
		close(fd);
	errno = error;
	return file;
}

/* The file that takes the place of a rotated one, under a name of its own until that is free. */
static FILE *open_next(const char *fresh, mode_t mode)
{
	unlink(fresh); /* of one that was killed */
	return open_again(fresh, mode);
}

void out_renew(struct out *out)
{
	const char *path = out->reopened ? out->reopened : out->name;
	struct stat st;
	FILE *file;

	if (!path || fstat(fileno(out->file), &st) || !S_ISREG(st.st_mode))
		return;
	out_flush(out);
	file = open_again(path, st.st_mode);
	if (file)
		replace(out, file);
	else
		say("failed to reopen %s: %s; all goes on in the old file", path, strerror(errno));
}

bool out_rotate(struct out *out, u64 limit, unsigned int keep)
{
	struct stat st;

	if (fstat(fileno(out->file), &st) || !S_ISREG(st.st_mode)) {
		say("failed to rotate %s: it is not a regular file", out->name);
		return false;
	}
	out->limit = limit;
	out->keep = keep;
	note_size(out);
	return true;
}

/* Not an end of the line for long: the size has a limit nevertheless. */
static bool must_wait(const struct out *out)
{
	const bool in_line = out->used ? out->bytes[out->used - 1] != '\n' : out->in_line;

	return in_line && out->size + out->used < out->due + out->limit;
}

void out_next(struct out *out)
{
	scope_free char *fresh = NULL;
	FILE *file = NULL;
	struct stat st;
	int error;

	if (out->reopened || out->failed || must_wait(out))
		return;
	out_flush(out);
	fresh = must(talloc_asprintf(NULL, "%s.new", out->name));
	if (!fstat(fileno(out->file), &st))
		file = open_next(fresh, st.st_mode);
	/* Nothing that is kept is touched before there is a file to go on in. */
	if (file && rotate_away(out->name, out->keep) && !rename(fresh, out->name)) {
		replace(out, file);
		return;
	}
	error = errno;
	if (file) {
		fclose(file);
		unlink(fresh);
		rotate_back(out->name);
	}
	errno = error;
	say("failed to rotate %s: %s; all goes on in the old file", out->name, strerror(errno));
	out->due = out->size + out->limit;
}

int out_commands(const struct out *out)
{
	return out->name || !out->reopened ? STDOUT_FILENO : fileno(out->file);
}

void out_truncate(struct out *out)
{
	struct stat st;

	out_flush(out);
	if (fstat(fileno(out->file), &st) || !S_ISREG(st.st_mode))
		return;
	if (ftruncate(fileno(out->file), 0) || lseek(fileno(out->file), 0, SEEK_SET) < 0)
		say("failed to truncate the output: %s", strerror(errno));
	note_size(out);
}
