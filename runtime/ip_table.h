/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * ip_table.h - from a probed address to its row: a hash table built before the probes are
 * armed and constant until they are gone, so that lookups need no lock.
 */
#ifndef DTAP_IP_TABLE_H
#define DTAP_IP_TABLE_H

#include "internal.h"

struct ip_row {
	unsigned long ip; /* 0: free */
	const struct rt_handler *handler;
	const struct rt_probe *probe;
};

struct ip_table {
	struct ip_row *rows; /* a power of two, at least twice as many as are used */
	u32 shift; /* 64 - log2 of their number */
	u32 used;
};

/* For at most n ip_table_add() calls.  0 or -ENOMEM.  Process context. */
int ip_table_init(struct ip_table *table, u32 n);
void ip_table_deinit(struct ip_table *table);

/* False: ip is there already. */
bool ip_table_add(struct ip_table *table, const struct ip_row *row);

static __always_inline struct ip_row *ip_table_slot(const struct ip_table *table, unsigned long ip)
{
	return table->rows + (ip * 0x9e3779b97f4a7c15UL >> table->shift);
}

/* Any context. */
static __always_inline const struct ip_row *ip_table_find(const struct ip_table *table,
							  unsigned long ip)
{
	const struct ip_row *row = ip_table_slot(table, ip);

	while (row->ip != ip) {
		if (!row->ip)
			return NULL;
		if (++row == table->rows + (1UL << (64 - table->shift)))
			row = table->rows;
	}
	return row;
}

#endif
