#!/usr/bin/env -S dtap -s
/*
 * Calls that wait until data are on the disk: sync(), fsync(), msync() and others.
 * Look for long ones, and for programs that call them after each small write.
 */
/* syncsnoop.d [PROGRAM]; keywords: files, sync, fsync, latency */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option temporal

BEGIN
{
	printf("%-7s %-16s %-15s %4s %9s %s\n", "PID", "COMM", "CALL", "ERR", "MS", "FILE");
}

syscall::sync:entry,
syscall::msync:entry
/$$1 == "" || execname == $$1/
{
	self->start = timestamp;
	self->file = "-";
}

syscall::fsync:entry,
syscall::fdatasync:entry,
syscall::syncfs:entry,
syscall::sync_file_range:entry
/$$1 == "" || execname == $$1/
{
	self->start = timestamp;
	self->file = fds[arg0].fi_pathname;
}

syscall::sync:return,
syscall::msync:return,
syscall::fsync:return,
syscall::fdatasync:return,
syscall::syncfs:return,
syscall::sync_file_range:return
/self->start/
{
	this->us = (timestamp - self->start) / 1000;
	printf("%-7d %-16s %-15s %4d %5d.%03d %s\n", pid, execname, probefunc, errno,
	    this->us / 1000, this->us % 1000, self->file);
	self->start = 0;
	self->file = 0;
}
