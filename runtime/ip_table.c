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
	return 0;
}

void ip_table_deinit(struct ip_table *table)
{
	env_free(table->rows);
	memset(table, 0, sizeof(*table));
}

bool ip_table_add(struct ip_table *table, const struct ip_row *row)
{
	struct ip_row *slot = ip_table_slot(table, row->ip);
	struct ip_row *end = table->rows + (1UL << (64 - table->shift));

	while (slot->ip) {
		if (slot->ip == row->ip)
			return false;
		if (++slot == end)
			slot = table->rows;
	}
	*slot = *row;
	table->used++;
	return true;
}
