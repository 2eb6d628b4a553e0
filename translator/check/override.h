/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * override.h - return(value): what the probed function returns.
 */
#ifndef DTAP_CHECK_OVERRIDE_H
#define DTAP_CHECK_OVERRIDE_H

#include "checker.h"

/*
 * Whether that may stand here, before the value, at loc, is typed; false after a report.  *type:
 * of what the functions return; NULL: no probe has matched.
 */
bool override_allowed(struct checker *c, const struct scope *sc, struct loc loc,
		      const struct type **type);
/* The statement. */
void override_stmt(struct checker *c, const struct scope *sc, struct value v,
		   const struct type *type, struct loc loc, struct prog_stmt ***list,
		   uint32_t *nlist);

#endif
