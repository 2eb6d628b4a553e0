// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "netname.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <resolv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <talloc.h>

#include "common/must.h"
#include "loader/host/clock.h"

/* Hosts whose names are kept: what has the same place takes it over. */
#define KEPT	 256

#define WAIT_SEC 1 /* for each server's answer: three take less than the least watchdog */
#define PAUSE_NS 10000000000ull /* in which none is asked */

static struct {
	char address[INET6_ADDRSTRLEN];
	char *name;
} kept[KEPT];

static u64 asks_again; /* from then on */
static void (*asked)(void *arg);
static void *asked_arg;

void netname_beat(void (*beat)(void *arg), void *arg)
{
	asked = beat;
	asked_arg = arg;
}

/* The system's settings have three servers asked for half a minute. */
static void limit_waiting(void)
{
	static bool done;

	if (done || res_init())
		return;
	done = true;
	_res.retrans = WAIT_SEC;
	_res.retry = 1;
}

/* 0, or what getnameinfo() says; EAI_NONAME also for what is not an address. */
static int look_up(const char *address, char *name, size_t size)
{
	struct sockaddr_in v4 = { .sin_family = AF_INET };
	struct sockaddr_in6 v6 = { .sin6_family = AF_INET6 };
	const struct sockaddr *host = (const struct sockaddr *)&v4;
	socklen_t host_size = sizeof(v4);
	int error;

	if (inet_pton(AF_INET6, address, &v6.sin6_addr) == 1) {
		host = (const struct sockaddr *)&v6;
		host_size = sizeof(v6);
	} else if (inet_pton(AF_INET, address, &v4.sin_addr) != 1) {
		return EAI_NONAME;
	}
	limit_waiting();
	error = getnameinfo(host, host_size, name, (socklen_t)size, NULL, 0, NI_NAMEREQD);
	if (asked)
		asked(asked_arg);
	return error;
}

const char *netname_host(const char *address)
{
	char name[NI_MAXHOST];
	unsigned int hash = 5381;
	int error;

	if (!*address || strlen(address) >= sizeof(kept[0].address))
		return address;
	for (const char *c = address; *c; c++)
		hash = hash * 33 + (unsigned char)*c;
	hash %= KEPT;
	if (!strcmp(kept[hash].address, address))
		return kept[hash].name;
	if (clock_now() < asks_again)
		return address;
	error = look_up(address, name, sizeof(name));
	if (error == EAI_AGAIN) {
		asks_again = clock_now() + PAUSE_NS;
		return address;
	}
	strcpy(kept[hash].address, address);
	talloc_free(kept[hash].name);
	kept[hash].name = must(talloc_strdup(NULL, error ? address : name));
	return kept[hash].name;
}

/* The C library reads the list of services anew for each. */
const char *netname_port(unsigned int port)
{
	static char *ports[UINT16_MAX + 1], number[16];
	const struct servent *service;

	if (port > UINT16_MAX) {
		snprintf(number, sizeof(number), "%u", port);
		return number;
	}
	if (!ports[port]) {
		service = getservbyport(htons((uint16_t)port), NULL);
		ports[port] = must(service ? talloc_strdup(NULL, service->s_name) :
					     talloc_asprintf(NULL, "%u", port));
	}
	return ports[port];
}
