#!/usr/bin/env -S dtap -s
/*
 * Files that programs open, and why they could not.
 * Look for paths that fail again and again, and for files opened more often than they change.
 */
/* opensnoop.d [PROGRAM]; keywords: files, open, paths, errors */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option temporal

BEGIN
{
	printf("%-7s %-16s %4s %4s %s\n", "PID", "COMM", "FD", "ERR", "PATH");
}

syscall::open:entry,
syscall::creat:entry
/$$1 == "" || execname == $$1/
{
	self->path = arg0;
}

syscall::openat:entry,
syscall::openat2:entry
/$$1 == "" || execname == $$1/
{
	self->path = arg1;
}

/* The path is read here: the kernel has seen to it by now that it is in memory. */
syscall::open:return,
syscall::creat:return,
syscall::openat:return,
syscall::openat2:return
/self->path/
{
	printf("%-7d %-16s %4d %4d %s\n", pid, execname, errno ? -1 : (int)arg1, errno,
	    copyinstr(self->path));
	self->path = 0;
}
