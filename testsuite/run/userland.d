/*
 * Through a userland pointer, as those are that system calls are given, the user's memory is read; a
 * bad address is a fault.
 * run: -c options
 */
#pragma D option quiet
struct two { int a, b; };
syscall::setsockopt:entry
/pid == $target && !done++/
{
	this->p = (userland struct two *)arg3;
	printf("%d %d %d\n", *(userland int *)arg3, this->p->b, ((userland int *)arg3)[1]);
	printf("%d\n", ((userland char *)arg3)[1]);
}
syscall::openat:entry
/pid == $target && (userland char *)arg1 == "/nowhere"/
{
	printf("%s %c\n", stringof((userland char *)arg1), args[1][1]);
}
syscall::openat:entry
/pid == $target && stringof((userland char *)arg1) == "/nowhere"/
{
	trace(*(userland int *)0);
}
ERROR { printf("fault %x\n", arg5); }
