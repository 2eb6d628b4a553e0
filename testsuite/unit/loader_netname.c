// SPDX-License-Identifier: GPL-2.0-or-later
/* Names of hosts, of a name server that is slow, knows no name, or does not answer. */
#define _GNU_SOURCE 1
#include "loader_fixture.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

#include "loader/symbols/netname.h"

static unsigned int asked, beats;
static time_t now = 1000;
static int answer; /* of getnameinfo(): 0 for a name */

int __wrap_clock_gettime(clockid_t clock, struct timespec *ret);
int __wrap_getnameinfo(const struct sockaddr *host, socklen_t host_size, char *name, socklen_t size,
		       char *service, socklen_t service_size, int flags);
struct servent *__wrap_getservbyport(int port, const char *protocol);

int __wrap_clock_gettime(clockid_t clock, struct timespec *ret)
{
	(void)clock;
	*ret = (struct timespec){ .tv_sec = now };
	return 0;
}

int __wrap_getnameinfo(const struct sockaddr *host, socklen_t host_size, char *name, socklen_t size,
		       char *service, socklen_t service_size, int flags)
{
	(void)host_size;
	(void)service;
	(void)service_size;
	assert_int_equal(flags, NI_NAMEREQD);
	asked++;
	if (!answer)
		snprintf(name, size, "host%u.example", host->sa_family == AF_INET6 ? 6 : 4);
	return answer;
}

struct servent *__wrap_getservbyport(int port, const char *protocol)
{
	static struct servent service = { .s_name = (char *)"ssh" };

	assert_null(protocol);
	asked++;
	return port == htons(22) ? &service : NULL;
}

static void beat(void *arg)
{
	assert_ptr_equal(arg, &beats);
	beats++;
}

static void check(const char *address, const char *name, unsigned int times)
{
	assert_string_equal(netname_host(address), name);
	assert_int_equal(asked, times);
	assert_int_equal(beats, times);
}

static void test_hosts(void **state)
{
	(void)state;
	netname_beat(beat, &beats);
	check("192.0.2.1", "host4.example", 1);
	check("2001:db8::1", "host6.example", 2);
	check("192.0.2.1", "host4.example", 2);
	check("nobody", "nobody", 2);
	check("", "", 2);
	answer = EAI_NONAME;
	check("192.0.2.2", "192.0.2.2", 3);
	check("192.0.2.2", "192.0.2.2", 3);
	/* Without an answer nobody is asked for a while, and nothing is kept. */
	answer = EAI_AGAIN;
	check("192.0.2.3", "192.0.2.3", 4);
	check("192.0.2.4", "192.0.2.4", 4);
	check("192.0.2.1", "host4.example", 4);
	answer = 0;
	now += 60;
	check("192.0.2.3", "host4.example", 5);
	check("192.0.2.4", "host4.example", 6);
}

static void test_ports(void **state)
{
	(void)state;
	asked = 0;
	for (int i = 0; i < 3; i++) {
		assert_string_equal(netname_port(22), "ssh");
		assert_string_equal(netname_port(65535), "65535");
		assert_string_equal(netname_port(65536), "65536");
		assert_string_equal(netname_port(4294967295u), "4294967295");
	}
	assert_int_equal(asked, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hosts),
		cmocka_unit_test(test_ports),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
