/*
 * One-liner: calls of functions of the kernel. The write to no file does not get that far.
 * run: -q -c mixed
 */
fbt:vmlinux:vfs_read:entry, fbt:vmlinux:vfs_write:entry /pid == $target/ { @[probefunc] = count(); }
