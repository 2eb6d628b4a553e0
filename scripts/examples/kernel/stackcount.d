#!/usr/bin/env -S dtap -s
/*
 * The stacks that lead to a function of the kernel, and how often each does.
 * Look for the system call or the interrupt at the bottom: that is who wants it.
 */
/* stackcount.d FUNCTION; keywords: kernel functions, stack, count */
#pragma D option quiet

BEGIN
{
	printf("Stacks of a function of the kernel, by program; ^C ends it.\n");
}

fbt::$1:entry
{
	@[execname, stack()] = count();
}

END
{
	trunc(@, 25);
}
