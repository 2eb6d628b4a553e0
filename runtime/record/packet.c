// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Packets in records: what a struct sk_buff has at its data pointer, in pages and in further
 * buffers, in this order, by checked loads alone.  A packet that changes meanwhile gives other
 * bytes, never a fault of the kernel.
 */
#include <linux/mm.h>
#include <linux/skbuff.h>

#include "tail.h"

#define BUFFERS_MAX 64 /* of one packet that are looked at */

struct packet {
	struct rt_ctx *ctx;
	u8 *to;
	u32 left; /* bytes to take */
	u32 site;
};

struct buffer {
	u64 data, shared, next;
	u32 linear; /* bytes at data */
};

static void take(struct packet *p, u64 addr, u32 n)
{
	if (n > p->left)
		n = p->left;
	if (!n || !rt_load(p->ctx, p->to, addr, n, p->site))
		return;
	p->to += n;
	p->left -= n;
}

static u64 member64(const struct packet *p, u64 skb, u32 offset)
{
	return rt_load64(p->ctx, skb + offset, p->site);
}

static u32 member32(const struct packet *p, u64 skb, u32 offset)
{
	return (u32)rt_load32(p->ctx, skb + offset, p->site);
}

static struct buffer load_buffer(const struct packet *p, u64 skb)
{
	struct buffer b;

	b.data = member64(p, skb, offsetof(struct sk_buff, data));
	b.linear = member32(p, skb, offsetof(struct sk_buff, len)) -
		   member32(p, skb, offsetof(struct sk_buff, data_len));
	b.shared = member64(p, skb, offsetof(struct sk_buff, head)) +
		   member32(p, skb, offsetof(struct sk_buff, end));
	b.next = member64(p, skb, offsetof(struct sk_buff, next));
	return b;
}

static void take_pages(struct packet *p, u64 shared)
{
	u32 count =
		(u32)rt_load8(p->ctx, shared + offsetof(struct skb_shared_info, nr_frags), p->site);
	const struct page *page;
	skb_frag_t frag;

	for (u32 i = 0; i < count && i < MAX_SKB_FRAGS && p->left; i++) {
		if (!rt_load(p->ctx, &frag, shared + offsetof(struct skb_shared_info, frags[i]),
			     sizeof(frag), p->site))
			return;
		page = skb_frag_page(&frag);
		if (!page) /* the memory of a device */
			return;
		take(p, (u64)page_address(page) + skb_frag_off(&frag), skb_frag_size(&frag));
		if (p->ctx->fault)
			return;
	}
}

/* What is at the buffer's data pointer and in its pages. */
static struct buffer take_buffer(struct packet *p, u64 skb)
{
	const struct buffer b = load_buffer(p, skb);

	if (!p->ctx->fault)
		take(p, b.data, b.linear);
	if (!p->ctx->fault && p->left)
		take_pages(p, b.shared);
	return b;
}

bool rt_tail_packet(struct rt_ctx *ctx, void *rec, struct dtap_span *span, u64 skb, u32 n, u32 site)
{
	struct packet p = { .ctx = ctx, .site = site };
	struct buffer b;
	u64 space, next = 0;
	u8 *start = tail_begin(ctx, rec, &space);

	p.to = start;
	p.left = n < space ? n : (u32)space;
	b = take_buffer(&p, skb);
	if (!ctx->fault && p.left)
		next = rt_load64(ctx, b.shared + offsetof(struct skb_shared_info, frag_list), site);
	for (u32 i = 0; next && i < BUFFERS_MAX && p.left && !ctx->fault; i++)
		next = take_buffer(&p, next).next;
	n = ctx->fault ? 0 : (u32)(p.to - start);
	memset(start + n, 0, RT_ALIGN8(n) - n);
	tail_end(rec, span, n);
	return !ctx->fault;
}
