/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * pp.h - what the parts of the preprocessor share; nothing outside includes it.
 *
 *   preprocess.c  reads files: lines that are taken, control lines, the text that is made
 *   pp_include.c  which file an #include means
 *   pp_macro.c    definitions
 *   pp_expand.c   what becomes of a macro's use
 *   pp_if.c       conditions
 *   pp_token.c    words of a text
 */
#ifndef DTAP_PP_H
#define DTAP_PP_H

#include <stdint.h>
#include <sys/types.h>

#include "preprocess.h"

enum pp_kind {
	PP_END,
	PP_BLANK,
	PP_NEWLINE,
	PP_SPLICE, /* a backslash and the end of its line */
	PP_COMMENT,
	PP_OPEN_COMMENT, /* up to the end of the text */
	PP_WORD,
	PP_NUMBER,
	PP_STRING, /* or a character */
	PP_SIGN,
	PP_MARK, /* in the place of nothing, beside ## */
};

struct pp_token {
	const char *text;
	uint32_t len;
	enum pp_kind kind;
	bool space;	/* before it */
	bool painted;	/* a macro's name that stays as it is */
	uint32_t param; /* in a macro's body: the number of the parameter, from 1 on */
};

struct pp_tokens {
	struct pp_token *items;
	size_t n;
};

/* A file, and how far it is read. */
struct pp_reader {
	const struct source *source;
	uint32_t pos;
	bool first; /* nothing but blanks is before pos on its line */
	struct pp_if *ifs;
	size_t nifs;
};

struct pp_if {
	uint32_t begin, end; /* the control line that began it */
	bool outer;	     /* lines around it are taken */
	bool taken;	     /* lines here are */
	bool done;	     /* lines of it were */
	bool has_else;
};

struct pp_file {
	dev_t device;
	ino_t number;
};

struct preprocess {
	struct preprocess_request req;
	struct pp_file *files; /* included, and the programs */
	size_t nfiles;
	const struct source **included;
	size_t nincluded;
	struct pp_macro *macros;
	bool begins[256]; /* the first bytes of their names */
	uint32_t made;	  /* tokens, by all macros */
	uint32_t depth;	  /* of includes */
	uint32_t nest;	  /* of arguments in arguments */
	bool stop;	  /* a limit is passed */

	/* what is made of the program */
	struct source *out; /* its pieces */
	char *text;
	size_t size, room;
	bool changed;
};

static inline struct loc pp_loc(const struct source *source, uint32_t begin, uint32_t end)
{
	return (struct loc){ .source = source, .begin = begin, .end = end };
}

static inline void pp_limit(struct preprocess *p, struct loc loc, const char *what)
{
	if (!p->stop)
		diag_error(p->req.diag, loc, D_LIMIT, NULL, "%s", what);
	p->stop = true;
}

/* pp_token.c */
/* The token at the beginning of a text. */
struct pp_token pp_token_at(const char *text, size_t len);
/* Blanks before a '#', if the line is a control line; text ends with a NUL. */
uint32_t pp_token_hash(const char *text);
bool pp_token_is(const struct pp_token *t, const char *text);
/* Put together they would be read otherwise. */
bool pp_token_glues(char a, char b);
/* No token of a program. */
bool pp_token_blank(enum pp_kind kind);
/* Those of a text, without blanks; strings, of which the text is part, are not copied. */
struct pp_tokens pp_token_list(void *ctx, const char *text, size_t len);
/* Their text in one line. */
char *pp_token_text(void *ctx, const struct pp_tokens *list);

/* preprocess.c */
void pp_read(struct preprocess *p, const struct source *source);

/* pp_include.c; `text` is what the control line has after the word. */
void pp_include(struct preprocess *p, const struct source *source, uint32_t begin, uint32_t end,
		const char *text, size_t len);
void pp_include_program(struct preprocess *p, const struct source *program);

#endif
