#!/usr/bin/env -S dtap -s
/*
 * Files that are read and written most, with the program that does so, every few seconds.
 * Look for the few files that have most of the bytes, and for many calls that move few bytes each.
 */
/* filetop.d [SECONDS]; keywords: files, read, write, bytes, top */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option aggsortrev

BEGIN
{
	period = $1 > 0 ? $1 : 5;
	left = period;
	printf("%9s %9s %9s %8s %8s %-16s %s\n", "KB", "READ_KB", "WRITE_KB", "READS", "WRITES",
	    "COMM", "FILE");
}

/* Regular files only (S_IFREG): pipes and sockets have no data of their own. */
fbt:vmlinux:vfs_read:entry,
fbt:vmlinux:vfs_write:entry
/(args[0]->f_inode->i_mode & 0170000) == 0100000/
{
	self->file = args[0];
}

fbt:vmlinux:vfs_read:return,
fbt:vmlinux:vfs_write:return
/self->file != NULL && (int64_t)arg1 >= 0/
{
	this->path = d_path(&self->file->f_path);
	this->reads = probefunc == "vfs_read";
	@bytes[execname, this->path] = sum(arg1);
	@read[execname, this->path] = sum(this->reads ? arg1 : 0);
	@written[execname, this->path] = sum(this->reads ? 0 : arg1);
	@reads[execname, this->path] = sum(this->reads);
	@writes[execname, this->path] = sum(!this->reads);
}

fbt:vmlinux:vfs_read:return,
fbt:vmlinux:vfs_write:return
{
	self->file = 0;
}

tick-1s
{
	left--;
}

tick-1s,
END
/left == 0 || probename == "END"/
{
	normalize(@bytes, 1024);
	normalize(@read, 1024);
	normalize(@written, 1024);
	printa("%@9d %@9d %@9d %@8d %@8d %-16s %s\n", @bytes, @read, @written, @reads, @writes);
	printf("\n");
	trunc(@bytes);
	trunc(@read);
	trunc(@written);
	trunc(@reads);
	trunc(@writes);
	left = period;
}
