#!/usr/bin/env -S dtap -s
/*
 * Files that were made and removed while this runs, and how long they lived.
 * Look for programs that write files only to remove them soon after: memory or a pipe may do.
 */
/* filelife.d [PROGRAM]; keywords: files, create, unlink, temporary */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option temporal

BEGIN
{
	printf("%-7s %-16s %10s %s\n", "PID", "COMM", "AGE_MS", "FILE");
}

/* The kernel marks a file that this open() has made: FMODE_CREATED. */
fbt:vmlinux:vfs_open:entry
/args[1]->f_mode & 0x100000/
{
	born[args[0]->dentry->d_inode] = timestamp;
}

fbt:vmlinux:vfs_unlink:entry
/born[args[2]->d_inode]/
{
	self->inode = args[2]->d_inode;
	self->name = stringof(args[2]->d_name.name);
}

fbt:vmlinux:vfs_unlink:return
/self->inode != NULL && (int)arg1 == 0 && ($$1 == "" || execname == $$1)/
{
	this->us = (timestamp - born[self->inode]) / 1000;
	printf("%-7d %-16s %6d.%03d %s\n", pid, execname, this->us / 1000, this->us % 1000,
	    self->name);
}

fbt:vmlinux:vfs_unlink:return
/self->inode != NULL && (int)arg1 == 0/
{
	born[self->inode] = 0;
}

fbt:vmlinux:vfs_unlink:return
{
	self->inode = 0;
	self->name = 0;
}
