#!/usr/bin/env -S dtap -s
/*
 * A policy: nobody but root may create what has a certain text in its name, or rename anything so.
 * Look for who tries; the program sees EACCES ("Permission denied").
 */
/* nonames.d TEXT; keywords: policy, names, files, security */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option guru
#pragma D option override=any

int is_forbidden(struct dentry *d)
{
	return uid != 0 && $$1 != "" && strstr(stringof(d->d_name.name), $$1) != NULL;
}

void report(struct dentry *d)
{
	printf("%s (uid %d) may not create %s\n", execname, uid, stringof(d->d_name.name));
}

fbt::security_inode_create:entry,
fbt::security_inode_mkdir:entry,
fbt::security_inode_mknod:entry,
fbt::security_inode_symlink:entry
/is_forbidden(args[1])/
{
	report(args[1]);
	return (-EACCES);
}

fbt::security_inode_link:entry
/is_forbidden(args[2])/
{
	report(args[2]);
	return (-EACCES);
}

fbt::security_inode_rename:entry
/is_forbidden(args[3])/
{
	report(args[3]);
	return (-EACCES);
}
