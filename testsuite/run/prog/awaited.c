// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * awaited: takes a signal that it has blocked and sent itself, without a handler (sigwaitinfo(2)).
 */
#include <signal.h>
#include <stddef.h>

int main(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGUSR2);
	sigprocmask(SIG_BLOCK, &set, NULL);
	raise(SIGUSR2);
	return sigwaitinfo(&set, NULL) != SIGUSR2;
}
