/* Locks that a process takes and releases, by the lockstat provider. */
#pragma D option quiet
lockstat:::adaptive-acquire, lockstat:::spin-acquire, lockstat:::rw-acquire
/pid == $target/
{
	@n[probename] = count();
	none += arg0 == 0;
}
lockstat:::adaptive-release, lockstat:::spin-release, lockstat:::rw-release
/pid == $target/
{
	@n[probename] = count();
	none += arg0 == 0;
}
lockstat:::adaptive-acquire
/pid == $target && execname == "readfile"/
{
	self->mutex = (uint64_t)args[0];
	owned += mutex_owned(args[0]);
	n++;
}
lockstat:::adaptive-release
/self->mutex == (uint64_t)args[0]/
{
	same++;
	self->mutex = 0;
}
lockstat:::rw-acquire, lockstat:::rw-release
/args[1] != RW_READER && args[1] != RW_WRITER/
{
	none++;
}
lockstat:::adaptive-block, lockstat:::adaptive-spin, lockstat:::spin-spin, lockstat:::rw-spin
/args[1] > 30000000000/
{
	none++;
}
END
{
	printf("%d, owned %d, released %d\n", none, owned == n, n > 0 && same > 0);
	printa("%s\n", @n);
}
