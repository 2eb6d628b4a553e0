// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * closer: three connections within this host, from port 8090 to 8080, one after the other, on one
 * CPU; the server's end closes first: at once, only its half of the connection, and so again when
 * the kernel may keep nothing of closed connections.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static struct sockaddr_in local(int port)
{
	return (struct sockaddr_in){
		.sin_family = AF_INET,
		.sin_port = htons(port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
}

static int bound(int port)
{
	struct sockaddr_in at = local(port);
	int s = socket(AF_INET, SOCK_STREAM, 0), on = 1;

	setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (bind(s, (struct sockaddr *)&at, sizeof(at)))
		perror("bind");
	return s;
}

static void talk(int listener, int half)
{
	struct sockaddr_in to = local(8080);
	int client = bound(8090), server;
	char c;

	if (connect(client, (struct sockaddr *)&to, sizeof(to)))
		perror("connect");
	server = accept(listener, NULL, NULL);
	if (half)
		shutdown(server, SHUT_WR);
	else
		close(server);
	if (read(client, &c, 1))
		perror("read");
	usleep(200000); /* the end is acknowledged meanwhile */
	close(client);
	usleep(200000);
	if (half)
		close(server);
}

int main(void)
{
	int listener = bound(8080), limit;
	cpu_set_t cpus;

	CPU_ZERO(&cpus);
	CPU_SET(0, &cpus);
	sched_setaffinity(0, sizeof(cpus), &cpus);
	if (listen(listener, 1))
		perror("listen");
	talk(listener, 0);
	talk(listener, 1);
	limit = open("/proc/sys/net/ipv4/tcp_max_tw_buckets", O_WRONLY);
	if (write(limit, "0", 1) != 1)
		perror("tcp_max_tw_buckets");
	talk(listener, 1);
	return 0;
}
