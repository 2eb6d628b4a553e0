/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kit_make.h - makes a kit: kbuild builds a module that does nothing (runtime/sample/), whose
 * recorded commands and modpost object serve all modules, and beside it the runtime's parts are
 * compiled (runtime/Makefile).
 */
#ifndef DTAP_KIT_MAKE_H
#define DTAP_KIT_MAKE_H

#include <stdbool.h>

struct kbuild_request;

/* The folder dir appears whole or not at all.  *err is NULL before; false: it is set, under ctx. */
bool kit_make(void *ctx, const struct kbuild_request *req, const char *dir, const char **err);

#endif
