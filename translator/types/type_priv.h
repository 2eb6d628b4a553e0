/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * type_priv.h - what the files of this folder share, and the checker's, where the program declares
 * types.  Everything belongs to the type_space.
 */
#ifndef DTAP_TYPE_PRIV_H
#define DTAP_TYPE_PRIV_H

#include <uthash.h>

#include "type_source.h"

struct type_name_entry { /* typedefs that were found; name interned */
	const char *name;
	const struct type *type;
	UT_hash_handle hh;
};

struct type_ref_entry { /* pointer to ref */
	const struct type *ref;
	const struct type *type;
	UT_hash_handle hh;
};

struct type_missing_entry { /* what no module has that was known; key interned */
	const char *key;
	size_t modules; /* how many that were */
	UT_hash_handle hh;
};

struct type_module {	  /* one whose sources are open */
	const char *name; /* interned; NULL: the kernel */
	struct type_source *sources;
	struct type_module *next;
};

struct type_space {
	struct target *target;
	struct type_source *program;
	struct type_module *modules;
	struct type_name_entry *found; /* while type_look_first() has named none */
	struct type_ref_entry *pointers, *userland;
	struct type *void_type, *string_type;
	const char *first;	 /* module; NULL: none */
	const char *const *also; /* modules */
	size_t nalso;
	bool anywhere; /* type_look_also() was called, and not type_look_near() */
	struct type_missing_entry *missing;
};

/* A blank type, to be filled and then treated as immutable. */
struct type *type_alloc(struct type_space *s, enum type_kind kind);
const struct type *type_typedef(struct type_space *s, const char *name, const struct type *ref);

/* The program's definitions; a later one replaces an earlier one (decl.c reports redefinitions). */
struct type_source *type_program_create(struct type_space *s);
void type_define_name(struct type_space *s, const char *name, const struct type *t);
void type_define_tag(struct type_space *s, const struct type *t);
/* Of the program alone, tags that are only mentioned, too; NULL: it has none of the name. */
const struct type *type_name_defined(struct type_space *s, const char *name);
const struct type *type_tag_defined(struct type_space *s, enum type_kind kind, const char *tag);

/* NULL: the target has no BTF of the module (NULL: the kernel; interned). */
struct type_source *type_btf_open(struct type_space *s, const char *module);

/*
 * From the sources of a module, else of the kernel; module NULL: where type_look_first() says.
 * `mentioned`, and NULL: see type_source.h.
 */
const struct type *type_source_find(struct type_space *s, const char *module, enum type_kind kind,
				    const char *name, bool mentioned);
/* The one of a module's sources that has these ops; NULL: none. */
struct type_source *type_source_like(struct type_space *s, const char *module,
				     const struct type_source_ops *ops);

#endif
