/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * lacking.h - what a kernel as a whole was built without.  One whose symbols are not known is taken
 * to have everything.
 */
#ifndef DTAP_LACKING_H
#define DTAP_LACKING_H

#include "translator/target/target.h"

bool lacking_has(struct target *t, const char *symbol);
/*
 * Why the kernel as a whole has no probes of the provider: a clause; NULL: it has some, or the
 * provider needs nothing.
 */
const char *lacking_explain(void *ctx, struct target *t, const char *prov);
/* "modules (CONFIG_MODULES)", which all of dtap needs; NULL: it has them. */
const char *lacking_for_modules(struct target *t);

#endif
