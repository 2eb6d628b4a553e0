// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * victim: calls read(-1, buffer, 32) to read(-4, buffer, 32), which fail; then says what the buffer
 * has become, with dots for NULs, and how often SIGUSR1 came. What the last two are given is 16, no
 * address.
 */
#define _GNU_SOURCE 1
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

static volatile sig_atomic_t signals;

static void on_signal(int number)
{
	(void)number;
	signals++;
}

int main(void)
{
	char buffer[32] = "";

	signal(SIGUSR1, on_signal);
	for (int fd = -1; fd >= -4; fd--)
		syscall(SYS_read, fd, fd > -3 ? buffer : (char *)16, sizeof(buffer));
	for (size_t i = 0; i < sizeof(buffer); i++)
		putchar(buffer[i] ? buffer[i] : '.');
	printf("\nsignals: %d\n", (int)signals);
	return 0;
}
