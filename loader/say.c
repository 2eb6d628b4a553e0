// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "say.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

static const char *program = "dtaprun";
static void (*before)(void *arg);
static void *before_arg;

void say_name(const char *name)
{
	program = name;
}

void say_before(void (*flush)(void *arg), void *arg)
{
	before = flush;
	before_arg = arg;
}

void say(const char *format, ...)
{
	char line[2048];
	va_list args;
	int n, m;

	if (before)
		before(before_arg);
	n = snprintf(line, sizeof(line), "%s: ", program);
	if (n < 0 || n >= (int)sizeof(line) - 1)
		n = 0;
	va_start(args, format);
	m = vsnprintf(line + n, sizeof(line) - 1 - (size_t)n, format, args);
	va_end(args);
	if (m < 0)
		return;
	n += m;
	if (n > (int)sizeof(line) - 2)
		n = (int)sizeof(line) - 2;
	line[n++] = '\n';
	if (write(STDERR_FILENO, line, (size_t)n) < 0)
		return; /* nobody to tell */
}
