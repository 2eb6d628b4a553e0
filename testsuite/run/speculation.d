/*
 * What was recorded after speculate() appears with commit() and vanishes with discard() (Speculative
 * Tracing). errno is that of the returning call.
 * build: -x nspec=8
 * run: -c "opener /dev/null /no/such/file /dev/zero"
 */
#pragma D option quiet
syscall::openat:entry /execname == "opener"/
{
	self->id = speculation();
	speculate(self->id);
	printf("%s ", copyinstr(arg1));
}
syscall::openat:return /self->id/
{
	speculate(self->id);
	printf("errno %d\n", errno);
}
syscall::openat:return /self->id && errno/ { commit(self->id); self->id = 0; }
syscall::openat:return /self->id/ { discard(self->id); self->id = 0; }
