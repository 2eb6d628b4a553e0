/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * metadata.h - the metadata of a module (doc/metadata.md) as structs.
 *
 * meta_parse() trusts nothing: when it succeeds every index is in range, every field
 * lies inside its record, every size fits its function, so that the rest of the
 * loader need not look again.  Everything belongs to the struct meta, a context of talloc.
 */
#ifndef DTAP_LOADER_METADATA_H
#define DTAP_LOADER_METADATA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/aggfunc.h"

#define META_NONE UINT32_MAX

enum meta_kind {
#define VALUE(kind, word) META_##kind,
#include "common/words.def"
	META_KINDS
};

enum meta_act {
#define IMPLIED(kind, name) ACT_##kind,
#define ACTION(kind, ...)   ACT_##kind,
#include "common/action.def"
	ACT_COUNT
};

enum meta_typekind {
#define TYPE(kind, word) TYPE_##kind,
#include "common/words.def"
	TYPE_COUNT
};

/* A field of a record, or a component of an aggregation's key. */
struct meta_field {
	enum meta_kind kind;
	uint32_t off;  /* records: bytes from the start */
	uint32_t size; /* INT: 1, 2, 4, 8; keys of BYTES: bytes */
	bool is_signed;
	bool is_float;	  /* INT: the bits of a float or double */
	const char *type; /* "" if not given */
};

struct meta_action {
	enum meta_act act;
	uint32_t nfields, naggs;
	const uint32_t *fields, *aggs;
	uint32_t format, dyn, type; /* META_NONE: none */
};

/* What a straight run of statements records; several clauses may have it. */
struct meta_record {
	uint32_t size; /* of the fixed part, bytes */
	uint32_t nfields, nactions;
	const struct meta_field *fields;
	const struct meta_action *actions;
};

struct meta_clause {
	uint32_t line;
	const char *source, *text;
	uint32_t nrecords;
	const uint32_t *records;
};

/*
 * Probes that run the same clauses.  Probe i's EPIDs are epid + i * nepids and those after it:
 * clause k's begin slots[k] after the first, one for each of its records, at least one.
 */
struct meta_group {
	const char *prov, *mod, *name;
	const char **funcs;
	uint32_t nprobes;
	const uint32_t *ids; /* NULL: first_id + i * id_step */
	uint32_t first_id, id_step;
	uint32_t epid, nepids, handler, row;
	uint32_t nclauses;
	const uint32_t *clauses, *slots;
};

struct meta_agg {
	const char *name;
	enum aggfunc func;
	int64_t params[4];
	bool keyed;
	uint32_t slot, size; /* bytes */
	uint32_t nkeys;
	const struct meta_field *keys;
};

struct meta_site {
	uint32_t line, column;
	const char *source;
};

struct meta_member {
	const char *name;
	uint32_t off, bits; /* in bits */
	uint32_t type;
};

struct meta_enumerator {
	const char *name;
	int64_t value;
};

struct meta_type {
	enum meta_typekind kind;
	const char *name;
	uint32_t size;
	bool is_signed, is_char, is_bool, is_func;
	uint32_t ref, n;
	uint32_t nmembers, nvalues;
	const struct meta_member *members;
	const struct meta_enumerator *values;
};

struct meta_macro {
	const char *name;
	bool is_string, fixed;
	bool open;   /* any value of 64 bits; else one of an int, if the build's value is one */
	bool needed; /* there is no value without the load's */
	int64_t value;
	const char *text;
};

struct meta_option {
	const char *name, *value;
};

struct meta_program {
	const char *text;
	bool is_script;
	uint32_t matched;
};

struct meta {
	struct json_t *json;	     /* whose strings the rest points at */
	const char *module, *script; /* script: NULL from the command line */
	const char *release, *build_id, *arch;
	uint32_t strsize;
	bool destructive; /* a privilege the script needs */
	bool overrides;	  /* it is, since it changes what functions of the kernel return */
	bool perf;	  /* another one: probes attach by perf */
	uint32_t nprograms, noptions, nmacros, ngroups, nclauses, nrecords, nformats, naggs, nsites,
		nksyms, ntypes;
	const struct meta_program *programs;
	const struct meta_option *options;
	const struct meta_macro *macros;
	const struct meta_group *groups;
	const struct meta_clause *clauses;
	const struct meta_record *records;
	const char **formats;
	const struct meta_agg *aggs;
	const struct meta_site *sites;
	const char **ksyms; /* kernel symbols; DTAP_IOC_SETUP counts them from 1 */
	const struct meta_type *types;
};

/* In ctx.  NULL on refusal, with the reason in `why`. */
struct meta *meta_parse(void *ctx, const void *text, size_t size, char *why, size_t why_size);

/* A probe, found by EPID. */
struct meta_probe {
	const struct meta_group *group;
	const struct meta_clause *clause;
	uint32_t clause_index;		  /* in meta->clauses */
	const struct meta_record *record; /* NULL: the clause makes none */
	uint32_t id, row;
	const char *func;
};

/* false: no enabling has this number. */
bool meta_probe_by_epid(const struct meta *meta, uint32_t epid, struct meta_probe *ret);
/* clause, clause_index and record are those of the first clause, and its first. */
bool meta_probe_by_row(const struct meta *meta, uint32_t handler, uint32_t row,
		       struct meta_probe *ret);

#endif
