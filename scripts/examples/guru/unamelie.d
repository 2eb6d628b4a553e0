#!/usr/bin/env -S dtap -s
/*
 * Another release and host name for a program that asks by uname(), as installers and licences do.
 * Look at what it makes of a kernel that is older or newer than this one.
 */
/* unamelie.d PROGRAM RELEASE NODENAME; keywords: uname, lie, releases, copyout */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option destructive

syscall::newuname:entry
/execname == $$1/
{
	self->names = arg0;
}

syscall::newuname:return
/self->names/
{
	copyoutstr($$2, self->names + offsetof(struct new_utsname, release), 65);
	copyoutstr($$3, self->names + offsetof(struct new_utsname, nodename), 65);
	printf("%s was told %s on %s\n", execname, $$2, $$3);
	self->names = 0;
}
