#!/usr/bin/env -S dtap -s
/*
 * How often files are opened, read, written, made and synced, every few seconds.
 * Look for what changes with the load; opensnoop.d, filetop.d and syncsnoop.d tell whose it is.
 */
/* vfsstat.d [SECONDS [PROGRAM]]; keywords: files, open, read, write, count */
#pragma D option quiet
#pragma D option defaultargs

BEGIN
{
	period = $1 > 0 ? $1 : 1;
	left = period;
	/* Also where there are none, there is a line. */
	@read = sum(0);
	@write = sum(0);
	@open = sum(0);
	@create = sum(0);
	@sync = sum(0);
	printf("%-20s %9s %9s %9s %9s %9s\n", "TIME", "READ", "WRITE", "OPEN", "CREATE", "SYNC");
}

fbt:vmlinux:vfs_read:entry,
fbt:vmlinux:vfs_write:entry,
fbt:vmlinux:vfs_fsync_range:entry
/$$2 == "" || execname == $$2/
{
	@read = sum(probefunc == "vfs_read");
	@write = sum(probefunc == "vfs_write");
	@sync = sum(probefunc == "vfs_fsync_range");
}

/* The kernel marks a file that this open() has made: FMODE_CREATED. */
fbt:vmlinux:vfs_open:entry
/$$2 == "" || execname == $$2/
{
	@open = sum(1);
	@create = sum((args[1]->f_mode & 0x100000) != 0);
}

tick-1s
{
	left--;
}

tick-1s,
END
/left == 0 || probename == "END"/
{
	printf("%Y", walltimestamp);
	printa(" %@9d %@9d %@9d %@9d %@9d\n", @read, @write, @open, @create, @sync);
	clear(@read);
	clear(@write);
	clear(@open);
	clear(@create);
	clear(@sync);
	left = period;
}
