/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * emit.h - the only place that prints C.  Knows C and the IR, nothing of D.
 *
 * Text that comes from a script (names, strings, source for comments) may only enter
 * the output through emit_quote(), emit_comment() and emit_block_comment(), which
 * leave no way to end a literal or a comment early.  Lines are wrapped at 100 columns
 * at blanks outside of literals.
 */
#ifndef DTAP_CODEGEN_EMIT_H
#define DTAP_CODEGEN_EMIT_H

#include <stddef.h>

#include "codegen/ir/ir.h"
#include "codegen/ir/text.h"

struct emitter {
	struct text out;
	unsigned int depth;  /* tabs */
	uint32_t labels;     /* printed so far */
	uint32_t next;	     /* label at the end of the turn that is printed; 0: C needs none */
	const char *nothing; /* what follows `return` where there is no value */
};

void emit_init(struct emitter *e, void *ctx);
void emit_blank(struct emitter *e);
/* One line of generated text, indented. */
void emit_line(struct emitter *e, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* The same with a comment of script text after it (before it when there is no room). */
void emit_commented(struct emitter *e, const char *line, const char *comment, size_t len);
/* A line that opens a block with "{" and a line that closes it with "}" and `tail`. */
void emit_open(struct emitter *e, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void emit_close(struct emitter *e, const char *tail);
/* A comment on lines of its own: a generated heading, then script text as it was written. */
void emit_block_comment(struct emitter *e, const char *heading, const char *text, size_t len);

/* A C string literal, in pieces when long. */
void emit_quote(struct text *out, const char *s, size_t len);
/* Script text fit for the inside of a one-line comment: at most `max` bytes, blanks squeezed. */
void emit_comment_text(struct text *out, const char *s, size_t len, size_t max);
void emit_expr(struct text *out, const struct ir_expr *expr);
/* A whole clause function; linkage: before its type. */
void emit_func(struct emitter *e, const struct ir_func *func, const char *linkage);
/* Its locals and statements alone. */
void emit_body(struct emitter *e, const struct ir_func *func);

#endif
