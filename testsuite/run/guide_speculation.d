/*
 * Speculative Tracing: the way of a failing open through the kernel is kept, that of others discarded. The
 * function's name is one of two, by kernel.
 * run: -q -c mixed
 */
#pragma D option nspec=4

syscall::openat:entry
/pid == $target/
{
	self->spec = speculation();
	self->name = copyinstr(arg1);
}

syscall::openat:entry
/self->spec/
{
	speculate(self->spec);
	printf("%s: ", self->name);
}

fbt:vmlinux:do_fil[ep]_open:entry
/self->spec/
{
	speculate(self->spec);
	printf("%s ", probefunc);
}

fbt:vmlinux:do_fil[ep]_open:return
/self->spec/
{
	speculate(self->spec);
	printf("returns %d", (int)arg1);
}

syscall::openat:return
/self->spec && errno == 0/
{
	discard(self->spec);
	self->spec = 0;
}

syscall::openat:return
/self->spec && errno != 0/
{
	speculate(self->spec);
	printf(", errno %d\n", errno);
}

syscall::openat:return
/self->spec && errno != 0/
{
	commit(self->spec);
	self->spec = 0;
}
