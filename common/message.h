/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * message.h - messages for a terminal.  Names in them come from scripts, files and other
 * processes: no byte of them may reach the terminal as a command.
 *
 * Control characters, and bytes that are not UTF-8, become \n, \t or \xNN.  What a script
 * prints is not a message and passes unchanged.
 */
#ifndef DTAP_MESSAGE_H
#define DTAP_MESSAGE_H

#include <stddef.h>
#include <stdio.h>

/* Length of text's first character; 0: it must not reach a terminal.  rest is at least 1. */
size_t message_character(const char *text, size_t rest);

/*
 * Writes text to `to`, without a NUL; what does not fit is left out.  Returns the bytes written.
 * `keep` holds control characters that pass, such as "\n" ("" none).
 */
size_t message_escape(char *to, size_t room, const char *text, size_t len, const char *keep);

/* printf() of one line; the newline is added. */
void message_print(FILE *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The same of more than one line: newlines and tabs pass, as in what a tool has printed. */
void message_lines(FILE *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

/*
 * What getopt_long() would say, and where the options are explained, for programs that have set
 * opterr to 0, begun the list of short options with ':' (after '-', if that is there), and given
 * long ones numbers beyond CHAR_MAX: c is what it has returned, '?' or ':'.
 */
void message_option(const char *program, int c, char *const *argv);

#endif
