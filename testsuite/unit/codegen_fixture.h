/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * codegen_fixture.h - typed programs made by hand, as short as D would be.
 *
 * One program at a time: fixture_new() gives it its text, the constructors fill it.
 * Nodes' places are found by searching the text; what cannot be found has no place.
 */
#ifndef CODEGEN_FIXTURE_H
#define CODEGEN_FIXTURE_H

#include "translator/prog/prog.h"

extern const struct type t_void, t_char, t_u8, t_u16, t_int, t_u32, t_s64, t_u64, t_string, t_ptr,
	t_pair, t_array;
extern struct prog prog;
extern void *fixture_ctx;

void fixture_new(const char *text);
void fixture_free(void);
/* The first place of a text in the program. */
struct loc fixture_find(const char *text);

/* Expressions; `text` is the D text, NULL: no place. */
struct prog_expr *x(enum prog_expr_kind kind, const struct type *type, const char *text,
		    unsigned int n, ...);
struct prog_expr *x_int(const struct type *type, int64_t value);
struct prog_expr *x_str(const char *text);
/* Of one of the kinds that have a location. */
struct prog_expr *x_at(enum prog_expr_kind kind, const struct type *type, struct location at);
struct prog_expr *x_arg(unsigned int index, const struct type *type);
struct prog_expr *x_builtin(enum prog_builtin builtin, const struct type *type);
struct prog_expr *x_call(enum prog_subr subr, const struct type *type, unsigned int n, ...);
struct prog_expr *x_match(const char *pattern, struct prog_expr *s);
struct prog_expr *x_cast(const struct type *type, struct prog_expr *e);
struct prog_expr *x_load(const struct type *type, struct prog_expr *address, const char *text);
struct prog_expr *x_var(struct prog_var *var, unsigned int n, ...);
/* A member of a struct variable or an element of an array variable. */
struct prog_expr *x_part(struct prog_expr *var, const struct type *type, uint32_t offset);
struct prog_expr *x_element(struct prog_var *var, struct prog_expr *index);
struct prog_expr *x_set(struct prog_expr *to, struct prog_expr *value);
struct prog_expr *x_op(struct prog_expr *to, enum prog_expr_kind op, const struct type *via,
		       struct prog_expr *value);

struct prog_var *var(const char *name, enum prog_storage storage, const struct type *type,
		     unsigned int nkeys, ...);
struct prog_agg *agg(const char *name, enum aggfunc func, uint32_t value_size, unsigned int nkeys,
		     ...);

struct prog_clause *clause(const char *text, struct prog_expr *pred);
/* Of statements alone: no part of the program. */
struct prog_clause *block(void);
void s_expr(struct prog_clause *c, struct prog_expr *e);
/* no: NULL, or what else is to be done. */
void s_if(struct prog_clause *c, struct prog_expr *test, const struct prog_clause *yes,
	  const struct prog_clause *no);
struct prog_stmt *s_record(struct prog_clause *c, enum prog_act act, unsigned int nfields, ...);
struct prog_stmt *s_agg(struct prog_clause *c, struct prog_agg *a, struct prog_expr *value,
			unsigned int nkeys, ...);
struct prog_stmt *s_plain(struct prog_clause *c, enum prog_stmt_kind kind, struct prog_expr *e);

/* A handler of n clauses for one probe. */
struct prog_handler *handler(enum prog_attach attach, const char *func, unsigned int n, ...);

/*
 * Compiles the program's C with the kernel's kind of flags and no mercy for warnings;
 * asserts that it could. Returns the C text.
 */
const char *fixture_compile(void);
/* The same into a shared object; NULL-terminated path. */
const char *fixture_build(void);

#endif
