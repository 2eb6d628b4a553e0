/* Sections 10 and 19: every action, and what it records. */
BEGIN
{
	mod(caller);
	usym(ucaller);
	ustack(5);
	stack();
	jstack();
	uaddr(arg1);
	tracemem(arg0, 16);
	print(pid);
	printf("%5.*d|%-*s|%p|%a|%k|%c|%%|%Y|%x\n", 3, pid, 10, execname, arg0, caller, stack(3), 'c',
	    walltimestamp, (short)3);
	setopt("quiet");
	setopt("aggrate", "10ms");
	freopen("/tmp/%s", execname);
	system("ls %d", pid);
	ftruncate();
	raise(9);
	stop();
	chill(500);
	panic();
	breakpoint();
	copyout(alloca(8), arg0, 5);
	exit(1);
}

BEGIN { self->sp = speculation(); speculate(self->sp); }
BEGIN { commit(self->sp); discard(self->sp); }
BEGIN { speculate(self->sp); printf("x"); }
BEGIN { *(int *)0; strlen((char *)0); }
BEGIN, END { }
BEGIN { y++; }
