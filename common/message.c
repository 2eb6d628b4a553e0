// SPDX-License-Identifier: GPL-2.0-or-later
#include "message.h"

#include <getopt.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "utf8.h"

size_t message_character(const char *text, size_t rest)
{
	const size_t n = utf8_step(text, rest);
	const uint32_t code = n ? utf8_character(text, n) : 0;

	/* C0 and C1 controls; marks that turn the text around. */
	if (code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0x202a && code <= 0x202e) ||
	    (code >= 0x2066 && code <= 0x2069))
		return 0;
	return n;
}

static size_t escape(char form[5], unsigned char c)
{
	if (c == '\n' || c == '\t' || c == '\r')
		return (size_t)sprintf(form, "\\%c", c == '\n' ? 'n' : c == '\t' ? 't' : 'r');
	return (size_t)sprintf(form, "\\x%02x", c);
}

size_t message_escape(char *to, size_t room, const char *text, size_t len, const char *keep)
{
	size_t written = 0, taken, n;
	char form[5];

	for (size_t i = 0; i < len; i += taken) {
		const char *from = text + i;

		n = taken = message_character(from, len - i);
		if (!n && *from && strchr(keep, *from))
			n = taken = 1;
		if (!n) {
			n = escape(form, (unsigned char)*from);
			from = form;
			taken = 1;
		}
		if (n > room - written)
			break;
		memcpy(to + written, from, n);
		written += n;
	}
	return written;
}

static void print(FILE *out, const char *keep, const char *format, va_list args)
{
	char *text, *line;
	int len = vasprintf(&text, format, args);
	size_t n;

	if (len < 0)
		return;
	line = malloc(4 * (size_t)len + 1);
	if (line) {
		n = message_escape(line, 4 * (size_t)len, text, (size_t)len, keep);
		if (!n || line[n - 1] != '\n')
			line[n++] = '\n';
		fwrite(line, 1, n, out);
		free(line);
	}
	free(text);
}

void message_print(FILE *out, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	print(out, "", format, args);
	va_end(args);
}

void message_lines(FILE *out, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	print(out, "\n\t", format, args);
	va_end(args);
}

#define SEE " (--help explains the options)"

void message_option(const char *program, int c, char *const *argv)
{
	const char *last = argv[optind - 1], *slash = strrchr(program, '/');
	const bool is_long = !optopt || optopt > CHAR_MAX;

	if (slash)
		program = slash + 1;
	if (c == ':' && is_long)
		message_print(stderr, "%s: option '%s' requires an argument" SEE, program, last);
	else if (c == ':')
		message_print(stderr, "%s: option requires an argument -- '%c'" SEE, program,
			      optopt);
	else if (!is_long)
		message_print(stderr, "%s: invalid option -- '%c'" SEE, program, optopt);
	else if (optopt)
		message_print(stderr, "%s: option '%s' doesn't allow an argument" SEE, program,
			      last);
	else
		message_print(stderr, "%s: unrecognized option '%s'" SEE, program, last);
}
