#!/usr/bin/env -S dtap -s
/*
 * How programs get and give back memory: mmap(), munmap() and brk(), with sizes.
 * Look for a program that maps without ever giving back, and for one that does both all the time.
 */
/* mmapsnoop.d [PROGRAM]; keywords: memory, mmap, brk, heap */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option temporal

BEGIN
{
	printf("%-7s %-16s %-7s %10s %4s %-16s %s\n", "PID", "COMM", "CALL", "KB", "ERR", "ADDRESS",
	    "FILE");
}

/* 0x20 is MAP_ANONYMOUS. */
syscall::mmap:entry
/$$1 == "" || execname == $$1/
{
	self->size = arg1;
	self->file = arg3 & 0x20 ? "-" : fds[arg4].fi_pathname;
}

syscall::munmap:entry
/$$1 == "" || execname == $$1/
{
	self->size = arg1;
	self->at = arg0;
}

syscall::mmap:return
/self->size/
{
	printf("%-7d %-16s %-7s %10d %4d %-16x %s\n", pid, execname, "mmap", self->size / 1024,
	    errno, errno ? 0 : arg1, self->file);
}

syscall::munmap:return
/self->size/
{
	printf("%-7d %-16s %-7s %10d %4d %-16x -\n", pid, execname, "munmap", self->size / 1024,
	    errno, self->at);
}

syscall::mmap:return,
syscall::munmap:return
{
	self->size = 0;
	self->at = 0;
	self->file = 0;
}

/* What brk() returns is the end of the heap; one that only asks leaves it where it was. */
syscall::brk:entry
/$$1 == "" || execname == $$1/
{
	self->end = (int64_t)curthread->mm->brk;
}

syscall::brk:return
/self->end && (int64_t)arg1 != self->end/
{
	printf("%-7d %-16s %-7s %10d %4d %-16x -\n", pid, execname, "brk",
	    ((int64_t)arg1 - self->end) / 1024, errno, arg1);
}

syscall::brk:return
{
	self->end = 0;
}
