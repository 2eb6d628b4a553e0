/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * type_priv.h - between type.c (the model), type_btf.c (kernel types) and decl.c
 * (types declared in D).  Everything belongs to the type_space.
 */
#ifndef DTAP_TYPE_PRIV_H
#define DTAP_TYPE_PRIV_H

#include <uthash.h>

#include "type.h"

struct type_name_entry { /* typedefs and base types; name interned */
	const char *name;
	const struct type *type;
	bool found; /* in the kernel or a module: not the program's */
	UT_hash_handle hh;
};

struct type_tag_entry { /* struct, union and enum tags declared in D; key interned */
	const char *key;
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

struct type_btf_space {	    /* one BTF: vmlinux or a module */
	const char *module; /* NULL: vmlinux */
	struct btf *btf;
	struct type_space *space;
	const struct type **by_id;
	uint32_t nids;
	uint32_t nbase; /* ids below are the base BTF's (modules) */
	struct type_btf_space *next;
};

struct type_space {
	struct target *target;
	struct type_name_entry *names;
	struct type_tag_entry *tags;
	struct type_ref_entry *pointers, *userland;
	struct type *void_type, *string_type;
	struct type_btf_space *btfs;
	const char *first;	 /* module; NULL: none */
	const char *const *also; /* modules */
	size_t nalso;
	bool anywhere; /* type_look_also() was called, and not type_look_near() */
	struct type_missing_entry *missing;
};

/* A blank type, to be filled and then treated as immutable. */
struct type *type_alloc(struct type_space *s, enum type_kind kind);
const struct type *type_typedef(struct type_space *s, const char *name, const struct type *ref);

/* D's own definitions; a later one replaces an earlier one (decl.c reports redefinitions). */
void type_define_name(struct type_space *s, const char *name, const struct type *t);
void type_define_tag(struct type_space *s, const struct type *t);
/* Only what was declared in D; NULL if not. */
const struct type *type_tag_defined(struct type_space *s, enum type_kind kind, const char *tag);
const char *type_tag_key(struct type_space *s, enum type_kind kind, const char *tag);

/*
 * From the BTF of a module, else of the kernel; module NULL: where type_look_first() says.  NULL
 * when there is none of the name.
 */
const struct type *type_btf_typedef(struct type_space *s, const char *name, const char *module);
const struct type *type_btf_tag(struct type_space *s, enum type_kind kind, const char *tag,
				const char *module);

#endif
