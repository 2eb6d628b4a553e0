#!/usr/bin/env -S dtap -s
/*
 * System calls that fail, by program, call and error.
 * Look for many of a kind: files looked for along a path (ENOENT), calls without data (EAGAIN).
 */
/* errinfo.d [PROGRAM]; keywords: system calls, errors, errno */
#pragma D option quiet
#pragma D option defaultargs

BEGIN
{
	name[EPERM] = "EPERM";
	name[ENOENT] = "ENOENT";
	name[ESRCH] = "ESRCH";
	name[EINTR] = "EINTR";
	name[EBADF] = "EBADF";
	name[ECHILD] = "ECHILD";
	name[EAGAIN] = "EAGAIN";
	name[ENOMEM] = "ENOMEM";
	name[EACCES] = "EACCES";
	name[EFAULT] = "EFAULT";
	name[EEXIST] = "EEXIST";
	name[ENOTDIR] = "ENOTDIR";
	name[EINVAL] = "EINVAL";
	name[EMFILE] = "EMFILE";
	name[ENOTTY] = "ENOTTY";
	name[ENOSPC] = "ENOSPC";
	name[ESPIPE] = "ESPIPE";
	name[EPIPE] = "EPIPE";
	name[ENOSYS] = "ENOSYS";
	name[ECONNRESET] = "ECONNRESET";
	name[ETIMEDOUT] = "ETIMEDOUT";
	name[ECONNREFUSED] = "ECONNREFUSED";
	name[EINPROGRESS] = "EINPROGRESS";
	printf("%9s %-16s %-24s %4s %s\n", "COUNT", "COMM", "CALL", "ERR", "NAME");
}

syscall:::return
/errno != 0 && ($$1 == "" || execname == $$1)/
{
	@[execname, probefunc, errno, name[errno]] = count();
}

END
{
	printa("%@9d %-16s %-24s %4d %s\n", @);
}
