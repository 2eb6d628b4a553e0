/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * ip_table.h - from a probed address to its row: a hash table built before the probes are
 * armed and constant until they are gone, so that lookups need no lock.
 */
#ifndef DTAP_IP_TABLE_H
#define DTAP_IP_TABLE_H

#include "env.h"
#include "rt.h"

struct ip_row {
	unsigned long ip; /* 0: free */
	const struct rt_handler *handler;
	const struct rt_probe *probe;
};

struct ip_table {
	struct ip_row *rows; /* a power of two, at least twice as many as are used */
	u32 shift;	     /* 64 - log2 of their number */
	u32 used;
	bool several; /* some ip has more than one row */
};

/* For at most n ip_table_add() calls.  0 or -ENOMEM.  Process context. */
int ip_table_init(struct ip_table *table, u32 n);
void ip_table_deinit(struct ip_table *table);

/* Rows of one ip are found in the order in which they were added. */
void ip_table_add(struct ip_table *table, const struct ip_row *row);
/* The ips, each once, to a list of room for `used`: how many they are. */
u32 ip_table_ips(const struct ip_table *table, unsigned long *ips);
/* Whether every ip of `other` has a row in `table`. */
bool ip_table_covers(const struct ip_table *table, const struct ip_table *other);

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

/* The next row of the same ip, when several have been added.  Any context. */
static __always_inline const struct ip_row *ip_table_next(const struct ip_table *table,
							  const struct ip_row *row)
{
	const unsigned long ip = row->ip;

	do {
		if (++row == table->rows + (1UL << (64 - table->shift)))
			row = table->rows;
		if (!row->ip)
			return NULL;
	} while (row->ip != ip);
	return row;
}

#endif
