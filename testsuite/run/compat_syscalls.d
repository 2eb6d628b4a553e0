/*
 * System calls of 32-bit programs have probes of their own, whose module is compat; a description without a
 * module matches both kinds, and neither is taken for a call of the other's that has its number (syscall provider).
 * run: -q -c int80
 */
syscall::open:entry, syscall::openat:entry
/pid == $target/
{
	printf("%s:%s %d %s %x\n", probemod, probefunc, probefunc == "open" ? 0 : (int)arg0,
	    copyinstr(probefunc == "open" ? arg0 : arg1), probefunc == "open" ? arg1 : arg2);
}
syscall::open:return, syscall::openat:return
/pid == $target/
{
	printf("%s:%s %d\n", probemod, probefunc, errno);
}
syscall:compat:lseek:entry
/pid == $target/
{
	printf("%s:%s %d %d %d\n", probemod, probefunc, (int)arg0, args[1], arg2);
}
syscall::lseek:return
/pid == $target/
{
	printf("%s:%s %d\n", probemod, probefunc, errno);
}
syscall::getppid:return
/pid == $target/
{
	printf("%s:%s %d\n", probemod, probefunc, arg0 == ppid);
}
/* 64 and 5 are other calls of a 64-bit program: semget and newfstat. */
syscall::semget:entry,
syscall::ustat:entry,
syscall:vmlinux:lseek:entry,
syscall:vmlinux:open:entry
/pid == $target/
{
	printf("never %s:%s\n", probemod, probefunc);
}
