// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "say.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "common/message.h"
#include "common/must.h"

static const char *program = "dtaprun";
static void (*before)(void *arg);
static void *before_arg;

static void say_text(const char *text)
{
	say("%s", text);
}

void say_name(const char *name)
{
	program = name;
	must_say(say_text);
}

void say_before(void (*flush)(void *arg), void *arg)
{
	before = flush;
	before_arg = arg;
}

void say(const char *format, ...)
{
	char text[2048], line[2 * sizeof(text)];
	va_list args;
	size_t len;
	int n, m;

	if (before)
		before(before_arg);
	n = snprintf(text, sizeof(text), "%s: ", program);
	if (n < 0 || n >= (int)sizeof(text) - 1)
		n = 0;
	va_start(args, format);
	m = vsnprintf(text + n, sizeof(text) - (size_t)n, format, args);
	va_end(args);
	if (m < 0)
		return;
	len = message_escape(line, sizeof(line) - 1, text, strlen(text), "");
	line[len++] = '\n';
	if (write(STDERR_FILENO, line, len) < 0)
		return; /* nobody to tell */
}
