/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * notify.h - what the service manager is told that has started this program (sd_notify(3)).
 *
 * The protocol is a datagram of lines "NAME=VALUE" to the socket that $NOTIFY_SOCKET names.
 * Without one nothing is told, and every call does nothing.
 */
#ifndef DTAP_LOADER_NOTIFY_H
#define DTAP_LOADER_NOTIFY_H

#include "runtime/abi.h"

struct notify {
	int fd;		/* connected; 0: nobody listens */
	u64 period;	/* ns, within which a sign of life is wanted; 0: never */
	char said[200]; /* the last status */
};

/* Takes the variables out of the environment, as no other program is meant. */
void notify_open(struct notify *notify);
void notify_close(struct notify *notify);
/* Lines of the protocol, without the last newline. */
void notify_tell(struct notify *notify, const char *lines);
/* The state in words, if they are others than before, and the sign of life where it is wanted. */
void notify_beat(struct notify *notify, const char *status);

#endif
