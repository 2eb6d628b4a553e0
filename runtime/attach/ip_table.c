// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/log2.h>

#include "ip_table.h"

int ip_table_init(struct ip_table *table, u32 n)
{
	u64 size = roundup_pow_of_two(2 * (u64)n + 2);

	table->rows = env_alloc(size * sizeof(*table->rows));
	if (!table->rows)
		return -ENOMEM;
	table->shift = 64 - ilog2(size);
	table->used = 0;
	table->several = false;
	return 0;
}

void ip_table_deinit(struct ip_table *table)
{
	env_free(table->rows);
	memset(table, 0, sizeof(*table));
}

void ip_table_add(struct ip_table *table, const struct ip_row *row)
{
	struct ip_row *slot = ip_table_slot(table, row->ip);
	struct ip_row *end = table->rows + (1UL << (64 - table->shift));

	while (slot->ip) {
		if (slot->ip == row->ip)
			table->several = true;
		if (++slot == end)
			slot = table->rows;
	}
	*slot = *row;
	table->used++;
}

u32 ip_table_ips(const struct ip_table *table, unsigned long *ips)
{
	u32 i, n = 0;

	for (i = 0; i < 1U << (64 - table->shift); i++) {
		const struct ip_row *row = &table->rows[i];

		if (row->ip && (!table->several || ip_table_find(table, row->ip) == row))
			ips[n++] = row->ip;
	}
	return n;
}

bool ip_table_covers(const struct ip_table *table, const struct ip_table *other)
{
	u32 i;

	for (i = 0; i < 1U << (64 - other->shift); i++)
		if (other->rows[i].ip && !ip_table_find(table, other->rows[i].ip))
			return false;
	return true;
}
