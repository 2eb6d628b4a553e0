// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "notify.h"

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "say.h"

/* A path, or with '@' before it a name that is in no file system.  0: said why. */
static int connect_to(const char *name)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	const size_t n = strlen(name);
	int fd;

	if (n < 2 || n >= sizeof(address.sun_path) || (*name != '/' && *name != '@')) {
		say("NOTIFY_SOCKET in the environment passed over: '%s' is not a local socket",
		    name);
		return 0;
	}
	memcpy(address.sun_path, name, n);
	if (*name == '@')
		address.sun_path[0] = '\0';
	fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (fd >= 0 && !connect(fd, (const struct sockaddr *)&address,
				(socklen_t)(offsetof(struct sockaddr_un, sun_path) + n)))
		return fd;
	say("failed to reach the service manager at %s: %s", name, strerror(errno));
	if (fd >= 0)
		close(fd);
	return 0;
}

static u64 number(const char *text)
{
	char *end;
	u64 n;

	if (!text)
		return 0;
	errno = 0;
	n = strtoull(text, &end, 10);
	return errno || *end ? 0 : n;
}

/* Half of the time after which the manager takes the program for dead. */
static u64 watchdog_period(void)
{
	const u64 usec = number(getenv("WATCHDOG_USEC")), pid = number(getenv("WATCHDOG_PID"));

	if ((pid && pid != (u64)getpid()) || usec > UINT64_MAX / 1000)
		return 0;
	return usec * 1000 / 2;
}

void notify_open(struct notify *n)
{
	const char *name = getenv("NOTIFY_SOCKET");

	*n = (struct notify){ .fd = name ? connect_to(name) : 0 };
	if (n->fd)
		n->period = watchdog_period();
	unsetenv("NOTIFY_SOCKET");
	unsetenv("WATCHDOG_USEC");
	unsetenv("WATCHDOG_PID");
}

void notify_close(struct notify *n)
{
	if (n->fd)
		close(n->fd);
	n->fd = 0;
}

static bool put(struct notify *n, const char *lines, int flags)
{
	return send(n->fd, lines, strlen(lines), MSG_NOSIGNAL | flags) >= 0;
}

void notify_tell(struct notify *n, const char *lines)
{
	if (n->fd && !put(n, lines, 0))
		say("failed to tell the service manager: %s", strerror(errno));
}

/* A manager that does not listen must not hold tracing up; the next beat tells it anew. */
void notify_beat(struct notify *n, const char *status)
{
	char lines[sizeof(n->said) + 32];

	if (!n->fd)
		return;
	if (n->period)
		put(n, "WATCHDOG=1", MSG_DONTWAIT);
	if (!strcmp(status, n->said))
		return;
	snprintf(n->said, sizeof(n->said), "%s", status);
	snprintf(lines, sizeof(lines), "STATUS=%s", n->said);
	if (!put(n, lines, MSG_DONTWAIT))
		*n->said = '\0';
}
