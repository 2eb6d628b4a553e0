/*
 * A struct passed by value takes registers by its contents (sockptr_t two of them), and what follows comes
 * after; argN of an int is as wide as an int, at a return, too (fbt provider; System V ABI of x86-64).
 * run: -c options
 */
#pragma D option quiet
fbt::sock_setsockopt:entry
/pid == $target/
{
	printf("%d %d %d\n", args[2], args[4], arg4);
	printf("%d %d\n", args[3].is_kernel, *(int *)copyin((uintptr_t)args[3].user, 4));
	this->own = arg3 == (uintptr_t)args[3].user;
	printf("%d\n", this->own);
}
fbt::sock_setsockopt:return
/pid == $target/
{
	printf("%d %d %d\n", args[1], arg1, arg1 == -ENOPROTOOPT);
}
/* Of functions that differ in the width of what they return. */
fbt::*s*_setsockopt:return
/pid == $target && (probefunc == "sock_setsockopt" || probefunc == "__x64_sys_setsockopt")/
{
	printf("%s %d\n", probefunc, arg1);
}
