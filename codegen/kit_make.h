/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kit_make.h - makes a kit: kbuild compiles the runtime's parts and, beside them, a module that
 * does nothing (runtime/sample/), whose recorded commands and modpost object serve all modules.
 */
#ifndef DTAP_KIT_MAKE_H
#define DTAP_KIT_MAKE_H

#include "kbuild.h"

/* The folder dir appears whole or not at all.  false: *err, talloc'ed under ctx. */
bool kit_make(void *ctx, const struct kbuild_request *req, const char *dir, const char **err);

#endif
