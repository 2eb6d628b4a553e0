// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "loader_fixture.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <sys/mman.h>
#include <unistd.h>

#define PAGE 4096u

void capture_begin(struct capture *c)
{
	memset(c, 0, sizeof(*c));
}

void capture_expect(struct capture *c, const char *expected)
{
	char *text = out_take(&c->out, NULL);

	assert_string_equal(text, expected);
	talloc_free(text);
}

struct meta *fixture_parse(const char *members, char why[200])
{
	struct meta *meta;
	char *text;
	int n;

	n = asprintf(&text,
		     "{'version': 2, 'module': 'dtap_test', 'script': {'name': 'test.d'},"
		     " 'target': {'release': '6.1.0', 'build_id': ''}%s%s}",
		     *members ? ", " : "", members);
	assert_true(n > 0);
	for (char *p = text; *p; p++)
		if (*p == '\'')
			*p = '"';
	meta = meta_parse(NULL, text, (size_t)n, why, 200);
	free(text);
	return meta;
}

struct meta *fixture_meta(const char *members)
{
	char why[200] = "";
	struct meta *meta = fixture_parse(members, why);

	if (!meta)
		fail_msg("refused: %s", why);
	return meta;
}

/* ---------------------------------------------------------------- messages */

static int message_fd = -1, real_stderr = -1;
static char messages[8192];

void fixture_messages_begin(void)
{
	if (message_fd < 0)
		message_fd = memfd_create("messages", 0);
	real_stderr = dup(STDERR_FILENO);
	assert_true(message_fd >= 0 && dup2(message_fd, STDERR_FILENO) >= 0);
}

const char *fixture_messages(void)
{
	ssize_t n = pread(message_fd, messages, sizeof(messages) - 1, 0);

	dup2(real_stderr, STDERR_FILENO);
	close(real_stderr);
	assert_true(n >= 0);
	messages[n] = '\0';
	assert_int_equal(ftruncate(message_fd, 0), 0);
	lseek(message_fd, 0, SEEK_SET);
	return messages;
}

/* ------------------------------------------------------------- kernel side */

static void *fake_map(struct ctl *ctl, u64 offset, size_t size, bool writable, bool twice)
{
	struct fake_kernel *k = ctl->fake;

	(void)writable;
	(void)twice;
	if (offset < DTAP_MMAP_RING && size == PAGE)
		return k->pages + offset;
	if (offset < DTAP_MMAP_AGG)
		return k->rings + 2 * (offset - DTAP_MMAP_RING);
	return k->halves + (offset - DTAP_MMAP_AGG);
}

static void fake_unmap(struct ctl *ctl, void *address, size_t size, bool twice)
{
	(void)ctl;
	(void)address;
	(void)size;
	(void)twice;
}

static int fake_call(struct ctl *ctl, u32 request, void *arg)
{
	struct fake_kernel *k = ctl->fake;
	u64 *number = arg;

	if (request != DTAP_IOC_AGG_SWITCH)
		return -ENOTTY;
	assert_true(*number < k->ncpu);
	*number = k->active;
	return 0;
}

static const struct ctl_ops fake_ops = { fake_call, fake_map, fake_unmap };

void fake_kernel_init(struct fake_kernel *k, u32 ncpu)
{
	memset(k, 0, sizeof(*k));
	k->ctl.ops = &fake_ops;
	k->ctl.fd = -1;
	k->ctl.fake = k;
	k->ncpu = ncpu;
	k->ring_size = PAGE;
	k->agg_size = PAGE;
	k->pages = calloc(ncpu, PAGE);
	k->rings = calloc(ncpu, 2 * PAGE);
	k->halves = calloc(2 * ncpu, PAGE);
}

void fake_kernel_deinit(struct fake_kernel *k)
{
	free(k->pages);
	free(k->rings);
	free(k->halves);
}

struct dtap_cpu_ctl *fake_kernel_page(struct fake_kernel *k, u32 cpu)
{
	return (struct dtap_cpu_ctl *)(k->pages + cpu * (size_t)PAGE);
}

/* Each byte is stored in both copies of the ring, as a double mapping would have it. */
void fake_kernel_put(struct fake_kernel *k, u32 cpu, const void *bytes, u64 size)
{
	struct dtap_cpu_ctl *page = fake_kernel_page(k, cpu);
	unsigned char *ring = k->rings + 2 * (size_t)cpu * PAGE;

	for (u64 i = 0; i < size; i++) {
		const u64 at = (page->head + i) % PAGE;

		ring[at] = ring[at + PAGE] = ((const unsigned char *)bytes)[i];
	}
	page->head += size;
}
