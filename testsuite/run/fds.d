/*
 * fds[n] is the file behind a descriptor of the current process (Built-in variables; fileinfo_t); a number that
 * is none has the name "<none>".
 * run: -c "readfile file 4 2"
 */
#pragma D option quiet
syscall::read:entry
/pid == $target && execname == "readfile"/
{
	printf("%s %s %s\n", fds[arg0].fi_name, fds[arg0].fi_dirname, fds[arg0].fi_pathname);
	printf("%d %d\n", fds[arg0].fi_offset, fds[arg0].fi_oflags & O_ACCMODE);
	printf("%s %s %d\n", fds[1000].fi_name, fds[-1].fi_pathname, fds[1000].fi_offset);
}
