/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * say.h - messages on standard error, each "NAME: sentence\n" in one write.
 */
#ifndef DTAP_LOADER_SAY_H
#define DTAP_LOADER_SAY_H

/* The name before the messages; `name` is kept, not copied. "dtaprun" until set. */
void say_name(const char *name);
/* Called before each message, so that data and messages come out in their order. NULL: none. */
void say_before(void (*flush)(void *arg), void *arg);
/* One line; control characters in it are written as in message.h. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
