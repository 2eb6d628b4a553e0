/* For the cases that end the loader in some way. */
#pragma D option quiet
BEGIN { printf("ready\n"); }
syscall:::entry { @[execname] = count(); }
fbt:vmlinux:vfs_read:entry { @reads = quantize(arg2); self->n++; }
syscall::getppid:entry { @count = count(); }
tick-100ms { n++; }
END { printf("end after %d\n", n > 0); printa("%@d\n", @count); }
