#!/usr/bin/env -S dtap -s
/*
 * Threads and processes that are made, and by whom.
 * Look for programs that make a thread for each request, and for forks of large processes.
 */
/* threadsnoop.d [PROGRAM]; keywords: processes, threads, fork, clone */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option temporal

BEGIN
{
	printf("%-20s %-7s %-16s %-8s %s\n", "TIME", "PID", "COMM", "MADE", "ID");
}

proc:::lwp-create
/$$1 == "" || execname == $$1/
{
	printf("%Y %-7d %-16s %-8s %d\n", walltimestamp, pid, execname,
	    args[1]->pr_pid == pid ? "thread" : "process", args[0]->pr_lwpid);
}
