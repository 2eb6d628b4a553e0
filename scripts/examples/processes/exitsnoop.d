#!/usr/bin/env -S dtap -s
/*
 * Processes that end: how long they lived, and how they ended, by a status or by a signal.
 * Look for signals, for a status that is not 0, and for services that live for a few seconds only.
 */
/* exitsnoop.d [PROGRAM]; keywords: processes, exit, signals, duration */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option temporal

BEGIN
{
	printf("%-20s %-7s %-7s %-16s %12s %s\n", "TIME", "PID", "PPID", "COMM", "LIVED_MS", "END");
}

/* The status has a signal's number in its low bits, or above them what exit() was given. */
proc:::exit
/$$1 == "" || execname == $$1/
{
	this->us = (timestamp - curthread->group_leader->start_time) / 1000;
	this->code = curthread->signal->group_exit_code;
	printf("%Y %-7d %-7d %-16s %8d.%03d %s %d%s\n", walltimestamp, pid, ppid, execname,
	    this->us / 1000, this->us % 1000, args[0] == CLD_EXITED ? "status" : "signal",
	    args[0] == CLD_EXITED ? this->code >> 8 & 0xff : this->code & 0x7f,
	    args[0] == CLD_DUMPED ? ", core dumped" : "");
}
