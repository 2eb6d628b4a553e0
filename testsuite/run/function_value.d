/* A kernel function's name is its address where a value is wanted, as in C. */
#pragma D option quiet
BEGIN
{
	f = `vfs_read;
	printf("%a %a\n", `vfs_read, f);
	printf("%d %d\n", f == &`vfs_read, (uint64_t)`vfs_read == (uint64_t)f);
	@[`vfs_read] = count();
	printa("%a %@d\n", @);
	exit(0);
}
