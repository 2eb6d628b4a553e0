#!/usr/bin/env -S dtap -s
/*
 * Reads and writes that took longer than some milliseconds, with the file.
 * Look for programs that wait here while the disks are fast (biosnoop.d): for locks, or memory.
 */
/* fileslower.d [MILLISECONDS]; keywords: files, read, write, latency, slow */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option temporal

BEGIN
{
	least = ($1 > 0 ? $1 : 10) * 1000000;
	printf("%-7s %-16s %-5s %9s %9s %s\n", "PID", "COMM", "CALL", "BYTES", "MS", "FILE");
}

/* Not pipes, sockets and terminals, which are slow because nobody sends. */
fbt:vmlinux:vfs_read:entry,
fbt:vmlinux:vfs_write:entry
/(args[0]->f_inode->i_mode & 0170000) == 0100000 || (args[0]->f_inode->i_mode & 0170000) == 0060000/
{
	self->file = args[0];
	self->start = timestamp;
}

fbt:vmlinux:vfs_read:return,
fbt:vmlinux:vfs_write:return
/self->start && timestamp - self->start >= least/
{
	this->us = (timestamp - self->start) / 1000;
	printf("%-7d %-16s %-5s %9d %5d.%03d %s\n", pid, execname, substr(probefunc, 4),
	    (int64_t)arg1, this->us / 1000, this->us % 1000, d_path(&self->file->f_path));
}

fbt:vmlinux:vfs_read:return,
fbt:vmlinux:vfs_write:return
{
	self->start = 0;
	self->file = 0;
}
