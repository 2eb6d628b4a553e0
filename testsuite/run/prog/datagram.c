// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * datagram PORT N: sends N bytes by UDP from this host's PORT to itself, and receives them:
 * "#0000000", "#0000001" and so on.
 */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	struct sockaddr_in self = { .sin_family = AF_INET };
	static char data[8 * 8000 + 1];
	ssize_t n;
	int fd;

	if (argc != 3)
		return 2;
	self.sin_port = htons((in_port_t)atoi(argv[1]));
	self.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	n = atoi(argv[2]);
	for (int i = 0; i < 8000; i++)
		snprintf(data + 8 * i, 9, "#%07d", i);
	fd = socket(AF_INET, SOCK_DGRAM, 0);
	if (fd < 0 || n > (ssize_t)sizeof(data) ||
	    bind(fd, (struct sockaddr *)&self, sizeof(self)) ||
	    connect(fd, (struct sockaddr *)&self, sizeof(self)))
		return 1;
	return write(fd, data, (size_t)n) != n || read(fd, data, sizeof(data)) != n;
}
