#!/usr/bin/env -S dtap -s
/*
 * Programs that are executed, with their arguments, and those that could not be.
 * Look for short-lived ones that top never shows, and for the script that starts them.
 */
/* execsnoop.d [PROGRAM]; keywords: processes, exec, arguments, errors */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option temporal

BEGIN
{
	printf("%-20s %-7s %-7s %4s %-16s %s\n", "TIME", "PID", "PPID", "ERR", "COMM", "ARGS");
}

proc:::exec
{
	self->path = args[0];
}

proc:::exec-success
/$$1 == "" || execname == $$1/
{
	printf("%Y %-7d %-7d %4d %-16s %s\n", walltimestamp, pid, ppid, 0, execname, execargs);
}

/* The program is still the one that called. */
proc:::exec-failure
/self->path != "" && ($$1 == "" || execname == $$1)/
{
	printf("%Y %-7d %-7d %4d %-16s %s\n", walltimestamp, pid, ppid, -args[0], execname,
	    self->path);
}

proc:::exec-success,
proc:::exec-failure
{
	self->path = 0;
}
