/* SPDX-License-Identifier: GPL-2.0-or-later */
/* loader_fixture.h - what the loader's unit tests share: captured output, made-up metadata. */
#ifndef DTAP_LOADER_FIXTURE_H
#define DTAP_LOADER_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "loader/load/ctl.h"
#include "loader/meta/metadata.h"
#include "loader/host/out.h"

/* Output that is kept in memory. */
struct capture {
	struct out out;
};

void capture_begin(struct capture *capture);
/* Compares all that was written since capture_begin(), and ends the capture. */
void capture_expect(struct capture *capture, const char *expected);

/* Metadata with these members besides the head; single quotes stand for double ones. */
struct meta *fixture_meta(const char *members);
/* NULL if refused. */
struct meta *fixture_parse(const char *members, char why[200]);

/* Messages on standard error between these two calls; the second one gives their text. */
void fixture_messages_begin(void);
const char *fixture_messages(void);

/* A kernel side in memory: one control page and one ring for each of `ncpu` CPUs. */
struct fake_kernel {
	struct ctl ctl;
	u32 ncpu;
	u64 ring_size, agg_size;
	unsigned char *pages, *rings, *halves;
	u32 active; /* half that AGG_SWITCH will give next */
};

void fake_kernel_init(struct fake_kernel *kernel, u32 ncpu);
void fake_kernel_deinit(struct fake_kernel *kernel);
struct dtap_cpu_ctl *fake_kernel_page(struct fake_kernel *kernel, u32 cpu);
/* Appends bytes to a CPU's ring and moves its head, whatever they are. */
void fake_kernel_put(struct fake_kernel *kernel, u32 cpu, const void *bytes, u64 size);

#endif
