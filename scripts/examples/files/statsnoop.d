#!/usr/bin/env -S dtap -s
/*
 * Files whose attributes programs ask for, and why they could not have them.
 * Look for searches along many folders, and for programs that poll a file instead of watching it.
 */
/* statsnoop.d [PROGRAM]; keywords: files, stat, paths, errors */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option temporal

BEGIN
{
	printf("%-7s %-16s %-10s %4s %s\n", "PID", "COMM", "CALL", "ERR", "PATH");
}

syscall::newstat:entry,
syscall::newlstat:entry,
syscall::statfs:entry
/$$1 == "" || execname == $$1/
{
	self->path = arg0;
}

/* With 0x1000 (AT_EMPTY_PATH) it is fstat(): of a descriptor, without a path. */
syscall::newfstatat:entry
/!(arg3 & 0x1000) && ($$1 == "" || execname == $$1)/
{
	self->path = arg1;
}

syscall::statx:entry
/!(arg2 & 0x1000) && ($$1 == "" || execname == $$1)/
{
	self->path = arg1;
}

syscall::newstat:return,
syscall::newlstat:return,
syscall::statfs:return,
syscall::newfstatat:return,
syscall::statx:return
/self->path/
{
	printf("%-7d %-16s %-10s %4d %s\n", pid, execname, probefunc, errno, copyinstr(self->path));
	self->path = 0;
}
