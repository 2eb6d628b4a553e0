#!/usr/bin/env -S dtap -s
/*
 * The directory lie: a program that lists directories is told another inode number for "." in each.
 * Look at what ls -ai prints under that name, and at what it prints under another one.
 */
/* dirlie.d PROGRAM INODE; keywords: directories, inodes, lie, copyout */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option destructive

syscall::getdents64:entry
/execname == $$1/
{
	self->buffer = arg1;
}

syscall::getdents64:return
/self->buffer/
{
	struct linux_dirent64 *entry = (struct linux_dirent64 *)alloca(sizeof(*entry));
	uint64_t *inode = (uint64_t *)alloca(sizeof(*inode));
	int64_t left = arg1;
	uintptr_t at = self->buffer;

	*inode = $2;
	while (left > 0) {
		copyinto(at, sizeof(*entry), entry);
		if (copyinstr(at + offsetof(struct linux_dirent64, d_name)) == ".") {
			copyout(inode, at, sizeof(*inode));
			printf("%s was told %d\n", execname, $2);
		}
		at += entry->d_reclen;
		left -= entry->d_reclen;
	}
	self->buffer = 0;
}
