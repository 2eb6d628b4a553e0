// SPDX-License-Identifier: GPL-2.0-or-later
#include "runtime/core/guard.h"
#include "runtime/session/storage.h"

#include <dlfcn.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "codegen_machine.h"

static void *object;

void machine_start(const char *path)
{
	struct dtap_setup setup = { .bufsize = 65536,
				    .aggsize = 65536,
				    .dynvarsize = 65536,
				    .specsize = 4096,
				    .nspec = 2,
				    .cpu = -1 };
	const struct rt_script *script;

	object = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	if (!object)
		print_error("%s\n", dlerror());
	assert_non_null(object);
	unlink(path);
	script = dlsym(object, "rt_script");
	assert_non_null(script);
	rt_script = *script;
	assert_int_equal(rt_storage_init(&setup), 0);
	rt.state = DTAP_STATE_ACTIVE;
	rt.active = 1;
	rt_this_cpu = rt.percpu[0];
}

void machine_stop(void)
{
	if (!object)
		return;
	rt_storage_deinit();
	rt_this_cpu = NULL;
	dlclose(object);
	object = NULL;
}

static void fire(const struct rt_handler *h, const int64_t *args)
{
	struct rt_pcpu *pcpu = rt_enter();
	struct rt_ctx ctx;

	assert_non_null(pcpu);
	memset(&ctx, 0xa5, sizeof(ctx));
	ctx.cpu = &pcpu->base;
	rt_ctx_init(&ctx, h, h->probes);
	memcpy(ctx.args, args, sizeof(ctx.args));
	h->run(&ctx);
	assert_int_equal(ctx.fault, 0);
	rt_leave(pcpu);
}

void machine_fire(unsigned int handler, const int64_t *args)
{
	fire(&rt_script.handlers[handler], args);
}

void machine_fire_wrong(void)
{
	static const int64_t args[10];
	struct rt_handler h = rt_script.handlers[0];

	h.nepid = 0;
	fire(&h, args);
}

static const struct dtap_rec *record(unsigned int index)
{
	const struct rt_pcpu *pcpu = rt.percpu[0];
	u64 at = 0;

	for (;;) {
		const struct dtap_rec *rec = (const void *)(pcpu->ring + at);

		if (at >= pcpu->ctl->head)
			return NULL;
		if (!index--)
			return rec;
		at += rec->len;
	}
}

unsigned int machine_records(void)
{
	unsigned int n = 0;

	while (record(n))
		n++;
	return n;
}

uint32_t machine_epid(unsigned int index)
{
	assert_non_null(record(index));
	return record(index)->epid;
}

int64_t machine_value(unsigned int index, uint32_t offset)
{
	const struct dtap_rec *rec = record(index);

	assert_non_null(rec);
	assert_true(offset + 8 <= rec->len);
	return *(const int64_t *)((const u8 *)rec + offset);
}

static const u8 *first(uint32_t offset, uint32_t size)
{
	const struct dtap_rec *rec = record(0);

	assert_non_null(rec);
	assert_true(offset + size <= rec->len);
	assert_int_equal(offset % (size < 8 ? 4 : 8), 0);
	return (const u8 *)rec + offset;
}

int64_t machine_record_s64(uint32_t offset)
{
	assert_int_not_equal(machine_epid(0), DTAP_EPID_FAULT);
	return *(const int64_t *)first(offset, 8);
}

int32_t machine_record_s32(uint32_t offset)
{
	assert_int_not_equal(machine_epid(0), DTAP_EPID_FAULT);
	return *(const int32_t *)first(offset, 4);
}

const char *machine_record_str(uint32_t offset)
{
	static char copy[512];
	struct dtap_span span;

	memcpy(&span, first(offset, 4), sizeof(span));
	assert_true(span.off + span.len <= record(0)->len && span.len < sizeof(copy));
	memcpy(copy, (const u8 *)record(0) + span.off, span.len);
	copy[span.len] = '\0';
	return copy;
}

const void *machine_record_span(uint32_t offset, uint32_t len)
{
	struct dtap_span span;

	memcpy(&span, first(offset, 4), sizeof(span));
	assert_int_equal(span.len, len);
	assert_true(span.off + span.len <= record(0)->len);
	return (const u8 *)record(0) + span.off;
}

int64_t machine_agg_slot(uint32_t offset, uint32_t word)
{
	return ((const int64_t *)(rt.percpu[0]->base.agg + offset))[word];
}

static const struct dtap_agg_ent *entry(uint32_t agg)
{
	const u8 *half = rt.percpu[0]->base.agg;
	const struct dtap_agg_half *head = (const void *)half;

	for (u64 at = head->first; at < head->used;) {
		const struct dtap_agg_ent *e = (const void *)(half + at);

		if (e->agg == agg)
			return e;
		at += e->len;
	}
	fail_msg("aggregation %u has no entry", agg);
	return NULL;
}

int64_t machine_agg_value(uint32_t agg, uint32_t word)
{
	const struct dtap_agg_ent *e = entry(agg);

	return ((const int64_t *)((const u8 *)(e + 1) + e->keylen))[word];
}

int64_t machine_agg_key(uint32_t agg, uint32_t word)
{
	return ((const int64_t *)(entry(agg) + 1))[word];
}
