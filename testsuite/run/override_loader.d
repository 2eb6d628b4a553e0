/*
 * The loader's own calls are left as they are, or nobody could see and end what it traces: what BEGIN has printed is
 * written, though every write of dtaprun's is to fail (dtap-guru(7)).
 * build: -g -x override=any
 */
#pragma D option quiet
#pragma D option switchrate=100ms
int asked;
BEGIN
{
	printf("begun\n");
}
fbt::vfs_write:entry
/execname == "dtaprun"/
{
	asked++;
	return (-ENOSPC);
}
tick-100ms
/asked/
{
	printf("asked\n");
	exit(0);
}
