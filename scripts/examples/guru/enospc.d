#!/usr/bin/env -S dtap -s
/*
 * Every Nth write to files of a name fails, as if the disk were full, to see what programs do then.
 * Look for errors that it does not report, and for files that it leaves half written.
 */
/* enospc.d FILE-NAME N; keywords: faults, injection, errors, writes */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option guru
#pragma D option override=any

string name(struct file *f) { return stringof(f->f_path.dentry->d_name.name); }

fbt::vfs_write:entry
/name(args[0]) == $$1 && ++writes % ($2 ? $2 : 10) == 0/
{
	@failed[execname] = count();
	return (-ENOSPC);
}

END
{
	printf("%-16s %s\n", "COMM", "FAILED");
	printa("%-16s %@d\n", @failed);
}
