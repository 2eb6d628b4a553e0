// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "capture.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <talloc.h>

#include "common/must.h"
#include "common/period.h"
#include "common/scope.h"
#include "loader/host/say.h"

#define MAGIC	 0xa1b23c4d /* times in nanoseconds */
#define LONGEST	 262144	    /* bytes of a packet: what readers take at most */
#define KIND_IP	 12	    /* on Linux; other systems number it otherwise, */
#define LINK_RAW 101	    /* so files have this */

struct file_header {
	u32 magic;
	u16 major, minor;
	u32 zone, accuracy, longest, link;
};

struct packet_header {
	u32 seconds, nanoseconds, size, length;
};

static struct file_header header_of(u32 kind)
{
	return (struct file_header){
		.magic = MAGIC,
		.major = 2,
		.minor = 4,
		.longest = LONGEST,
		.link = kind == KIND_IP ? LINK_RAW : kind,
	};
}

static void write_failed(struct capture_file *c)
{
	if (!c->failed)
		say("failed to write to %s: %s", c->path, strerror(errno));
	c->failed = true;
}

/* A pipe, perhaps, is not read and written alike. */
static FILE *open_file(const char *path, mode_t mode)
{
	static const int ways[] = { O_RDWR, O_WRONLY };
	FILE *file = NULL;
	int fd;

	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways) && !file; i++) {
		fd = open(path, ways[i] | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, mode);
		if (fd >= 0)
			file = fdopen(fd, ways[i] == O_RDWR ? "a+" : "a");
	}
	return file;
}

/* mode: of a file that is made. */
static bool open_as(struct capture_file *c, const char *path, mode_t mode)
{
	FILE *file;

	if (!*path && !c->original) {
		capture_close(c);
		return true;
	}
	path = *path ? path : c->original;
	file = open_file(path, mode);
	if (!file) {
		say("failed to open %s: %s", path, strerror(errno));
		return false;
	}
	capture_close(c);
	c->file = file;
	c->path = must(talloc_strdup(NULL, path));
	return true;
}

bool capture_open(struct capture_file *c, const char *path)
{
	return open_as(c, path, 0666);
}

/* Others may do with the new file no more than with the one before. */
void capture_renew(struct capture_file *c)
{
	scope_free char *path = c->file ? must(talloc_strdup(NULL, c->path)) : NULL;
	struct stat st;

	if (path && !fstat(fileno(c->file), &st) && S_ISREG(st.st_mode))
		open_as(c, path, st.st_mode & 0666);
}

/* The header, unless the file has it already. */
static bool begin(struct capture_file *c, u32 kind)
{
	const struct file_header want = header_of(kind);
	struct file_header found;
	struct stat st;

	if (!fstat(fileno(c->file), &st) && S_ISREG(st.st_mode) && st.st_size) {
		if (fseek(c->file, 0, SEEK_SET) || fread(&found, sizeof(found), 1, c->file) != 1 ||
		    found.magic != want.magic || found.major != want.major ||
		    found.link != want.link || fseek(c->file, 0, SEEK_END)) {
			say("%s is not a capture file to which packets of kind %u can be added",
			    c->path, kind);
			c->failed = true;
			return false;
		}
	} else if (fwrite(&want, sizeof(want), 1, c->file) != 1) {
		write_failed(c);
		return false;
	}
	c->kind = kind;
	c->begun = true;
	return true;
}

void capture_packet(struct capture_file *c, const struct packet *p)
{
	const struct packet_header head = {
		.seconds = (u32)(p->time / NSEC_PER_SEC),
		.nanoseconds = (u32)(p->time % NSEC_PER_SEC),
		.size = p->size,
		.length = p->length > p->size ? p->length : p->size,
	};

	if (c->failed || (!c->begun && !begin(c, p->kind)))
		return;
	if (p->kind != c->kind)
		c->left_out++;
	else if (fwrite(&head, sizeof(head), 1, c->file) != 1 ||
		 (p->size && fwrite(p->bytes, p->size, 1, c->file) != 1))
		write_failed(c);
}

void capture_flush(struct capture_file *c)
{
	if (c->file && !c->failed && fflush(c->file))
		write_failed(c);
}

void capture_close(struct capture_file *c)
{
	if (!c->file)
		return;
	capture_flush(c);
	if (c->left_out)
		say("%llu packet%s of another kind than %u left out of %s: all packets of a "
		    "capture file "
		    "are of one kind",
		    (unsigned long long)c->left_out, c->left_out == 1 ? "" : "s", c->kind, c->path);
	if (fclose(c->file) && !c->failed)
		write_failed(c);
	talloc_free(c->path);
	*c = (struct capture_file){ .original = c->original, .failed = c->failed };
}
