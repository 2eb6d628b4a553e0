// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "netname.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "heap.h"

/* Hosts whose names are kept: what has the same place takes it over. */
#define KEPT 256

static struct {
	char address[INET6_ADDRSTRLEN];
	char *name;
} kept[KEPT];

static bool look_up(const char *address, char *name, size_t size)
{
	struct sockaddr_in v4 = { .sin_family = AF_INET };
	struct sockaddr_in6 v6 = { .sin6_family = AF_INET6 };

	if (inet_pton(AF_INET, address, &v4.sin_addr) == 1)
		return !getnameinfo((struct sockaddr *)&v4, sizeof(v4), name, (socklen_t)size, NULL, 0,
				    NI_NAMEREQD);
	if (inet_pton(AF_INET6, address, &v6.sin6_addr) == 1)
		return !getnameinfo((struct sockaddr *)&v6, sizeof(v6), name, (socklen_t)size, NULL, 0,
				    NI_NAMEREQD);
	return false;
}

const char *netname_host(const char *address)
{
	char name[NI_MAXHOST];
	unsigned int hash = 5381;

	if (!*address || strlen(address) >= sizeof(kept[0].address))
		return address;
	for (const char *c = address; *c; c++)
		hash = hash * 33 + (unsigned char)*c;
	hash %= KEPT;
	if (strcmp(kept[hash].address, address) != 0) {
		strcpy(kept[hash].address, address);
		free(kept[hash].name);
		kept[hash].name = mem_strdup(look_up(address, name, sizeof(name)) ? name : address);
	}
	return kept[hash].name;
}

const char *netname_port(unsigned int port)
{
	static char number[16];
	const struct servent *service = NULL;

	if (port <= UINT16_MAX)
		service = getservbyport(htons((uint16_t)port), NULL);
	if (service)
		return service->s_name;
	snprintf(number, sizeof(number), "%u", port);
	return number;
}
