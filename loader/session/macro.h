/* SPDX-License-Identifier: GPL-2.0-or-later */
/* macro.h - macro arguments and variables get their values of this run. */
#ifndef DTAP_LOADER_MACRO_H
#define DTAP_LOADER_MACRO_H

#include "loader/load/ctl.h"
#include "loader/loader.h"
#include "loader/meta/metadata.h"
#include "loader/meta/runopt.h"

/*
 * target: the process as it is called here.  Ids become those that the kernel side knows.  false:
 * said why.
 */
bool macro_send(const struct meta *meta, const struct loader_request *request,
		const struct runopts *options, pid_t target, struct ctl *ctl);

#endif
