// SPDX-License-Identifier: GPL-2.0-or-later
#include "must.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "message.h"

static void say_plainly(const char *text)
{
	message_print(stderr, "%s: %s", program_invocation_short_name, text);
}

static void (*teller)(const char *text) = say_plainly;

void must_say(void (*say)(const char *text))
{
	teller = say;
}

void must_end(void)
{
	teller("out of memory");
	exit(EXIT_FAILURE);
}
