#!/usr/bin/env -S dtap -s
/*
 * Locks of whole files by flock(), and how long programs waited for them.
 * Look for long waits, and for who has taken the same file before.
 */
/* flocksnoop.d [PROGRAM]; keywords: locks, files, flock, latency */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option temporal

BEGIN
{
	printf("%-7s %-16s %-9s %4s %9s %s\n", "PID", "COMM", "WHAT", "ERR", "MS", "FILE");
}

syscall::flock:entry
/$$1 == "" || execname == $$1/
{
	self->start = timestamp;
	self->file = fds[arg0].fi_pathname;
	self->what = arg1 & 8 ? "unlock" : arg1 & 2 ? "exclusive" : "shared";
}

syscall::flock:return
/self->start/
{
	this->us = (timestamp - self->start) / 1000;
	printf("%-7d %-16s %-9s %4d %5d.%03d %s\n", pid, execname, self->what, errno,
	    this->us / 1000, this->us % 1000, self->file);
	self->start = 0;
	self->file = 0;
	self->what = 0;
}
