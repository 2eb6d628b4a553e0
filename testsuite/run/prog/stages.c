// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * stages NAME...: getsid() in an initializer, which does not end if $HANG is set; in main()
 * getppid(), and the values of the environment's variables.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static void __attribute__((constructor)) initialize(void)
{
	syscall(SYS_getsid, 0);
	while (getenv("HANG"))
		pause();
}

int main(int argc, char **argv)
{
	syscall(SYS_getppid);
	for (int i = 1; i < argc; i++)
		printf("%s=%s\n", argv[i], getenv(argv[i]) ? getenv(argv[i]) : "(none)");
	return 0;
}
