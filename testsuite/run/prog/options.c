// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * options: sets a socket's SO_RCVBUF to 8192, with 77 after it, then an option that there is not,
 * and opens a file that there is not, /nowhere.
 */
#include <fcntl.h>
#include <sys/socket.h>

int main(void)
{
	int fd = socket(AF_UNIX, SOCK_STREAM, 0), size[] = { 8192, 77 };

	open("/nowhere", O_RDONLY);
	if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_RCVBUF, size, sizeof(*size)))
		return 1;
	return !setsockopt(fd, SOL_SOCKET, 4711, size, sizeof(*size));
}
