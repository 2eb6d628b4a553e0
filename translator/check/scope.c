// SPDX-License-Identifier: GPL-2.0-or-later
/* Where in the programs and libraries something stands. */
#include "checker.h"

bool check_is_library(const struct checker *c, const struct source *source)
{
	for (size_t i = 0; i < c->req->nlibs; i++)
		if (c->req->libs[i] == source)
			return true;
	return false;
}
