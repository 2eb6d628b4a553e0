/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kit.h - what is needed to build modules for one kernel; see kbuild.h.
 */
#ifndef DTAP_KIT_H
#define DTAP_KIT_H

#include "kbuild.h"
#include "kit_lacks.h"
#include "run.h"

struct kit {
	const char *dir;	     /* holds runtime.a, mod.o, symbols, and what `with` names */
	const char *headers;	     /* where the commands run */
	struct args *cc;	     /* compiles a script object: without -o and the file */
	struct args *objtool;	     /* without the file; NULL: none */
	struct args *ld;	     /* final link: without -o and the files */
	struct args *with;	     /* objects that every module is linked with */
	struct kit_parts_list parts; /* of the runtime */
};

/* As far as one sees at once, nobody has to make it: it is in the cache, or must not be used. */
bool kit_is_settled(const struct kbuild_request *req);

/* The one in the cache; NULL: there is none, or a damaged one. */
struct kit *kit_find(void *ctx, const struct kbuild_request *req);

/* Finds the kit in the cache or makes it. */
struct kit *kit_open(void *ctx, const struct kbuild_request *req, const char **err);

/* A file's path in the kit. */
const char *kit_file(const struct kit *kit, const char *name);

#endif
