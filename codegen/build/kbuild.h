/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kbuild.h - the module build: C text and metadata in, a .ko out.
 *
 * kbuild itself runs once per target kernel: it builds a module that does nothing, and its
 * commands (compiler, objtool, link) are recorded from the .cmd files it leaves
 * (Documentation/kbuild/makefiles.rst).  The result, a "kit", is cached:
 * the runtime as an archive of parts, the object that modpost made, and the commands.  A script is
 * then compiled and linked by replaying them, which takes milliseconds.
 *
 * A module's name has the same length as KIT_MODULE, so that modpost's object serves all
 * modules after its name is written over.
 */
#ifndef DTAP_KBUILD_H
#define DTAP_KBUILD_H

#include <stdbool.h>
#include <stddef.h>

#include "common/module_name.h"

#define KIT_MODULE MODULE_NAME_PREFIX "00000000"

struct kbuild_request {
	const char *release;
	const char *headers; /* directory to build against */
	const char *runtime; /* directory of the runtime's sources */
	const char *cache;   /* existing directory, an absolute path */
	const char *key;     /* of kbuild_key() */
	const char *keep;    /* NULL, or directory that keeps the intermediate files */
	void (*stage)(void *arg, const char *name); /* NULL, or told when a stage ends (--timing) */
	void *arg;
	void (*making_kit)(void *arg); /* NULL, or told before the wait for a new kit, of seconds */
	struct kit_ahead *ahead;       /* NULL, or what kbuild_start() gave */
};

struct kbuild;

/*
 * Name of the kit for a request without a key, which changes with all that a module is made from
 * besides its C text: the runtime's sources, the headers' configuration, the compiler. NULL: the
 * sources cannot be read, and errno says why.
 */
const char *kbuild_key(void *ctx, const struct kbuild_request *req);

/*
 * A process that makes the kit while this one goes on; NULL: there is nothing to make, or no
 * process to be had.  Freed with ctx, which ends it.  One at a time.
 */
struct kit_ahead *kbuild_start(void *ctx, const struct kbuild_request *req);

/*
 * What modules for the kernel cannot have, as the runtime's part for it is not there (kit_lacks.h);
 * `has` tells which symbols the kernel has. NULL: nothing; or, of kbuild_known_lacks(), there is no
 * kit in the cache yet. It lives as long as ctx, as long as kb.
 */
struct kit;
const struct kit *kbuild_known_lacks(void *ctx, const struct kbuild_request *req,
				     bool (*has)(void *arg, const char *symbol), void *arg);
const struct kit *kbuild_lacks(struct kbuild *kb, bool (*has)(void *arg, const char *symbol),
			       void *arg);
/* Why a module cannot refer to a function or table of the runtime, a clause; NULL: it can. */
const char *kbuild_lack(void *ctx, const struct kit *kit, const char *symbol);

/* Finds or makes the kit, or waits for it.  NULL: *err says what is missing or what was refused. */
struct kbuild *kbuild_open(void *ctx, const struct kbuild_request *req, const char **err);

/*
 * Builds a module (its name is one as KIT_MODULE) into the file out, which appears whole or not at
 * all.  false: *err, with the compiler's words and the directory that was kept for a look.
 */
struct kbuild_script {
	const char *module;
	const char *c, *meta;
	size_t c_len, meta_len;
	bool in_parts; /* the C is for compiling in two parts, see RT_PART in rt.h */
};

bool kbuild_module(struct kbuild *kb, const struct kbuild_script *script, const char *out,
		   const char **err);

#endif
