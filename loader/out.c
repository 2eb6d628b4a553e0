// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "out.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "heap.h"
#include "say.h"

#define OUT_BUFFER (64u * 1024)

static FILE *open_file(const char *path, const char *mode)
{
	FILE *file = fopen(path, mode);

	if (!file)
		say("failed to open %s: %s", path, strerror(errno));
	else
		setvbuf(file, NULL, _IOFBF, OUT_BUFFER);
	return file;
}

static void write_failed(struct out *out)
{
	if (out->failed)
		return;
	out->failed = true;
	say_before(NULL, NULL);
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
		setvbuf(stdout, NULL, _IOFBF, OUT_BUFFER);
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
	say_before(NULL, NULL);
	if (out->file != stdout && fclose(out->file))
		write_failed(out);
	out->file = NULL;
	free(out->reopened);
	out->reopened = NULL;
}

void out_text(struct out *out, const char *format, ...)
{
	va_list args;

	if (out->failed)
		return;
	va_start(args, format);
	if (vfprintf(out->file, format, args) < 0)
		write_failed(out);
	va_end(args);
}

void out_bytes(struct out *out, const void *bytes, size_t size)
{
	if (!out->failed && size && fwrite(bytes, size, 1, out->file) != 1)
		write_failed(out);
}

void out_flush(struct out *out)
{
	if (!out->failed && fflush(out->file))
		write_failed(out);
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
	if (out->file != stdout)
		fclose(out->file);
	out->file = file;
	free(out->reopened);
	out->reopened = *path ? mem_strdup(path) : NULL;
	return true;
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
}
