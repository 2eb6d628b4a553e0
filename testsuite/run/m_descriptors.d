/* What files are called, and which file systems have them. */
#pragma D option quiet
syscall::lseek:entry
/pid == $target/
{
	printf("path %s\n", fds[arg0].fi_pathname);
	printf("%s, %s, %s, %s\n", fds[arg0].fi_name, fds[arg0].fi_dirname, fds[arg0].fi_fs, fds[arg0].fi_mount);
}
