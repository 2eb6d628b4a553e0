// SPDX-License-Identifier: GPL-2.0-or-later
#include "fake_kernel.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define PAGE 4096u

/* Between pages that nobody may touch; rings twice in a row. */
static struct {
	unsigned char *page, *ring, *half[2];
} cpus[FAKE_CPUS];

/* ---------------------------------------------------------------------- seed */

static u64 take(struct fake_kernel *k, size_t bytes)
{
	u64 n = 0;

	for (size_t i = 0; i < bytes && k->seed < k->end; i++)
		n |= (u64)*k->seed++ << 8 * i;
	return n;
}

/* Once in a while. */
static bool lies(struct fake_kernel *k)
{
	return k->seed < k->end && take(k, 1) > 0xf4;
}

static u64 number(struct fake_kernel *k)
{
	static const u64 odd[] = { 0,	       1,	   0x7fffffff, 0x80000000,
				   0xffffffff, 1ull << 63, UINT64_MAX, INT64_MAX };
	const u64 kind = take(k, 1);

	return kind < 128 ? odd[kind % 8] : kind < 192 ? kind : take(k, 8);
}

/* ------------------------------------------------------------------- answers */

/* One word of an answer is something else. */
static void spoil(struct fake_kernel *k, void *answer, size_t size)
{
	u32 *words = answer;

	while (lies(k))
		words[take(k, 1) % (size / sizeof(*words))] = (u32)number(k);
}

static void answer_setup(struct dtap_setup *setup)
{
	setup->bufsize = FAKE_SIZE;
	setup->aggsize = FAKE_SIZE;
	setup->bufpolicy = DTAP_BUF_SWITCH;
}

static int fake_call(struct ctl *ctl, u32 request, void *arg)
{
	struct fake_kernel *k = ctl->fake;

	switch (request) {
	case DTAP_IOC_INFO:
		*(struct dtap_info *)arg = (struct dtap_info){
			.abi = DTAP_ABI_VERSION,
			.ncpu = FAKE_CPUS,
			.strsize = 256,
		};
		break;
	case DTAP_IOC_SETUP:
		answer_setup(arg);
		break;
	case DTAP_IOC_AGG_SWITCH:
		*(u64 *)arg = k->next_half;
		k->next_half = !k->next_half;
		break;
	}
	spoil(k, arg, request >> 16 & 0x3fff);
	/* The first answers come once in a run. */
	if (request == DTAP_IOC_INFO || request == DTAP_IOC_SETUP)
		for (u64 n = take(k, 1) % 8; n > 4; n--)
			((u32 *)arg)[take(k, 1) % ((request >> 16 & 0x3fff) / 4)] = (u32)number(k);
	return lies(k) ? -(int)take(k, 1) : 0;
}

/* --------------------------------------------------------------------- memory */

/* `size` bytes, `times` in a row, with nothing on either side. */
static unsigned char *map_guarded(size_t size, size_t times)
{
	const int fd = memfd_create("fake", 0);
	unsigned char *start =
		mmap(NULL, times * size + 2 * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (fd < 0 || start == MAP_FAILED || ftruncate(fd, (off_t)size))
		abort();
	for (size_t i = 0; i < times; i++)
		if (mmap(start + PAGE + i * size, size, PROT_READ | PROT_WRITE,
			 MAP_SHARED | MAP_FIXED, fd, 0) == MAP_FAILED)
			abort();
	close(fd);
	return start + PAGE;
}

static void map_all(void)
{
	for (u32 i = 0; i < FAKE_CPUS; i++) {
		cpus[i].page = map_guarded(PAGE, 1);
		cpus[i].ring = map_guarded(FAKE_SIZE, 2);
		cpus[i].half[0] = map_guarded(FAKE_SIZE, 1);
		cpus[i].half[1] = map_guarded(FAKE_SIZE, 1);
	}
}

static void *fake_map(struct ctl *ctl, u64 offset, size_t size, bool writable, bool twice)
{
	u64 i;

	(void)ctl;
	(void)writable;
	errno = EINVAL;
	if (!size)
		return NULL;
	i = (offset & (DTAP_MMAP_RING - 1)) / size;
	errno = ENXIO;
	if (offset < DTAP_MMAP_RING)
		return i < FAKE_CPUS && size == PAGE ? cpus[i].page : NULL;
	if (size != FAKE_SIZE)
		return NULL;
	if (offset < DTAP_MMAP_AGG)
		return i < FAKE_CPUS && twice ? cpus[i].ring : NULL;
	return i < 2 * FAKE_CPUS ? cpus[i / 2].half[i % 2] : NULL;
}

static void fake_unmap(struct ctl *ctl, void *address, size_t size, bool twice)
{
	(void)ctl;
	(void)address;
	(void)size;
	(void)twice;
}

/* -------------------------------------------------------------------- records */

/* A record that is being made; `at` is where the next variable part goes. */
struct record {
	unsigned char *bytes;
	u32 at, room;
};

static void fill(struct fake_kernel *k, unsigned char *to, u32 size)
{
	for (u32 i = 0; i < size; i++)
		to[i] = (unsigned char)take(k, 1);
}

static void put_span(struct fake_kernel *k, struct record *r, const struct meta_field *f)
{
	u32 size = f->kind == META_STRING || f->kind == META_BYTES ? (u32)take(k, 1) :
		   f->kind == META_STACK			   ? (u32)take(k, 1) % 8 * 8 :
		   f->kind == META_USTACK			   ? 8 + (u32)take(k, 1) % 4 * 8 :
								     16;
	struct dtap_span span;

	if (size > r->room - r->at)
		size = 0;
	fill(k, r->bytes + r->at, size);
	span = (struct dtap_span){ r->at, size };
	spoil(k, &span, sizeof(span));
	memcpy(r->bytes + f->off, &span, sizeof(span));
	r->at += (size + 7) & ~7u;
}

static void put_field(struct fake_kernel *k, struct record *r, const struct meta_field *f)
{
	const u64 n = number(k);

	switch (f->kind) {
	case META_INT:
		memcpy(r->bytes + f->off, &n, f->size);
		return;
	case META_SYM:
	case META_MOD:
		memcpy(r->bytes + f->off, &n, sizeof(n));
		return;
	default:
		put_span(k, r, f);
	}
}

/* Of one of the metadata's EPIDs; its length, 0: there is no room. */
static u32 make_record(struct fake_kernel *k, unsigned char *bytes, u32 room)
{
	const struct meta *m = k->meta;
	const struct meta_group *g = m->ngroups ? &m->groups[take(k, 1) % m->ngroups] : NULL;
	struct record r = { .bytes = bytes, .room = room };
	struct meta_probe p;
	struct dtap_rec head;
	u32 epid;

	if (!g)
		return 0;
	epid = g->epid + (u32)take(k, 1) % (g->nprobes * g->nepids);
	if (!meta_probe_by_epid(m, epid, &p))
		abort();
	r.at = p.record ? (p.record->size + 7) & ~7u : sizeof(head);
	if (r.at > room)
		return 0;
	memset(bytes, 0, r.at);
	for (u32 i = 0; p.record && i < p.record->nfields; i++)
		put_field(k, &r, &p.record->fields[i]);
	head = (struct dtap_rec){ r.at, epid };
	spoil(k, &head, sizeof(head));
	memcpy(bytes, &head, sizeof(head));
	return r.at;
}

static u32 make_special(struct fake_kernel *k, unsigned char *bytes, u32 room)
{
	const struct dtap_rec_time time = { { sizeof(time), DTAP_EPID_TIME }, number(k) };
	struct dtap_rec_fault fault = {
		.rec = { sizeof(fault), DTAP_EPID_FAULT },
		.epid = k->meta->ngroups ? k->meta->groups[0].epid : 1,
		.code = (u32)take(k, 1) % 14,
		.site = (u32)take(k, 1) % 4,
		.value = number(k),
	};

	spoil(k, &fault, sizeof(fault));
	if (room < sizeof(fault))
		return 0;
	if (take(k, 1) & 1) {
		memcpy(bytes, &time, sizeof(time));
		return sizeof(time);
	}
	memcpy(bytes, &fault, sizeof(fault));
	return sizeof(fault);
}

static void record_on(struct fake_kernel *k, u32 cpu)
{
	struct dtap_cpu_ctl *ctl = (struct dtap_cpu_ctl *)cpus[cpu].page;
	u64 room = FAKE_SIZE - (ctl->head - ctl->tail);
	unsigned char *at = cpus[cpu].ring + ctl->head % FAKE_SIZE;

	if (room <= FAKE_SIZE)
		ctl->head += take(k, 1) & 3 ? make_record(k, at, (u32)room) :
					      make_special(k, at, (u32)room);
	spoil(k, ctl, sizeof(*ctl));
	if (take(k, 1) < 16)
		ctl->drops[take(k, 1) % DTAP_NDROPS] += take(k, 2);
}

/* --------------------------------------------------------------- aggregations */

static u32 put_key(struct fake_kernel *k, unsigned char *to, const struct meta_field *f, u32 room)
{
	const u64 count = take(k, 1) % 4, n = number(k), pid = take(k, 1);
	u64 words[6] = { n, pid, n, n, n, n };
	u32 size = 8;

	switch (f->kind) {
	case META_STRING:
		size = 8 * (u32)(1 + count);
		break;
	case META_BYTES:
		size = (f->size + 7) & ~7u;
		break;
	case META_STACK:
		words[0] = count;
		size = 8 + 8 * (u32)count;
		break;
	case META_USTACK:
		words[0] = count;
		size = 16 + 8 * (u32)count;
		break;
	case META_USYM:
	case META_UMOD:
	case META_UADDR:
		size = 16;
		break;
	default:
		break;
	}
	if (size > room)
		return 0;
	memset(to, 0, size);
	memcpy(to, words, size < sizeof(words) ? size : sizeof(words));
	if (f->kind == META_STRING)
		to[size - 1] = 0;
	return size;
}

static void put_value(struct fake_kernel *k, unsigned char *to, const struct meta_agg *a)
{
	u64 word = 1 + take(k, 1);

	memset(to, 0, a->size);
	memcpy(to, &word, sizeof(word));
	for (u32 i = 0; i < 4 && a->size > 8; i++) {
		word = number(k);
		memcpy(to + 8 + take(k, 2) % (a->size / 8 - 1) * 8, &word, sizeof(word));
	}
}

/* An entry; its length, 0: no room. */
static u32 put_entry(struct fake_kernel *k, unsigned char *to, u32 id, u32 room)
{
	const struct meta_agg *a = &k->meta->aggs[id];
	struct dtap_agg_ent ent = { .agg = id };
	u32 at = sizeof(ent);

	if (!a->keyed || room < sizeof(ent) || a->size > room - sizeof(ent))
		return 0;
	room -= a->size;
	for (u32 i = 0; i < a->nkeys; i++)
		at += put_key(k, to + at, &a->keys[i], room - at);
	put_value(k, to + at, a);
	ent.keylen = at - (u32)sizeof(ent);
	ent.len = at + a->size;
	spoil(k, &ent, sizeof(ent));
	memcpy(to, &ent, sizeof(ent));
	return at + a->size;
}

static void fill_half(struct fake_kernel *k, unsigned char *half)
{
	const struct meta *m = k->meta;
	struct dtap_agg_half head = { .first = sizeof(head) };
	u32 size;

	memset(half, 0, FAKE_SIZE);
	for (u32 i = 0; i < m->naggs && i < 64; i++) {
		const struct meta_agg *a = &m->aggs[i];

		if (a->keyed || a->slot > FAKE_SIZE || a->size > FAKE_SIZE - a->slot)
			continue;
		put_value(k, half + a->slot, a);
		if (a->slot + a->size > head.first)
			head.first = a->slot + a->size;
	}
	head.used = head.first;
	for (u32 i = 0; i < m->naggs && i < 64; i++)
		for (u64 n = take(k, 1) % 4; n; n--) {
			size = put_entry(k, half + head.used, i, FAKE_SIZE - (u32)head.used);
			head.used += size;
		}
	spoil(k, &head, sizeof(head));
	memcpy(half, &head, sizeof(head));
}

/* ------------------------------------------------------------------------ all */

void fake_kernel_start(struct fake_kernel *k, const struct meta *meta, const uint8_t *seed,
		       size_t size)
{
	static const struct ctl_ops ops = { fake_call, fake_map, fake_unmap };

	*k = (struct fake_kernel){
		.ctl = { .ops = &ops, .fd = -1, .fake = k },
		.meta = meta,
		.seed = seed,
		.end = seed + size,
	};
	if (!cpus[0].page)
		map_all();
	for (u32 i = 0; i < FAKE_CPUS; i++)
		memset(cpus[i].page, 0, PAGE);
}

bool fake_kernel_record(struct fake_kernel *k)
{
	for (u32 i = 0; i < FAKE_CPUS; i++) {
		record_on(k, i);
		fill_half(k, cpus[i].half[k->next_half]);
	}
	return k->seed < k->end;
}
