#!/usr/bin/env -S dtap -s
/*
 * Processes that the kernel kills when memory runs out, and who asked for memory then.
 * Look whether the machine had no more memory or a control group, and who asked for it.
 */
/* oomkill.d; keywords: memory, oom, kill, control groups */
#pragma D option quiet

BEGIN
{
	printf("%-20s %-7s %-16s %-7s %-16s %10s %s\n", "TIME", "BY_PID", "BY_COMM", "PID",
	    "KILLED", "KB", "WHY");
}

/* The kernel counts what is there in pages of 4 KB. */
fbt:vmlinux:oom_kill_process:entry
{
	printf("%Y %-7d %-16s %-7d %-16s %10d %s\n", walltimestamp, pid, execname,
	    args[0]->chosen->tgid, stringof(args[0]->chosen->comm), args[0]->totalpages * 4,
	    stringof(args[1]));
}
