// SPDX-License-Identifier: GPL-2.0-or-later
#include <stdlib.h>

#include <talloc.h>

#include "parser.h"

/*
 * Pragmas are items as soon as they are read, other items when they end.  Almost all
 * are in place already.
 */
static void sort_items(const struct node_list *items, size_t first)
{
	for (size_t i = first + 1; i < items->n; i++) {
		struct node *item = items->items[i];
		size_t at = i;

		while (at > first && items->items[at - 1]->loc.begin > item->loc.begin) {
			items->items[at] = items->items[at - 1];
			at--;
		}
		items->items[at] = item;
	}
}

void parse_source(void *ctx, struct diag *diag, const struct parse_env *env,
		  const struct source *source, struct node_list *items)
{
	struct parser p = {
		.ctx = ctx,
		.diag = diag,
		.env = env,
		.source = source,
		.items = items,
		.first_item = items->n,
	};

	lex_open(&p);
	grammar_parse(&p);
	lex_close(&p);
	declarator_free_typedefs(&p);
	sort_items(items, p.first_item);
}
