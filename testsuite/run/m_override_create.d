/*
 * For override_entry.
 * build: -g -x override=any
 */
#pragma D option quiet
fbt::security_inode_create:entry
/execname == "overridden" && uid != 0 && stringof(args[1]->d_name.name) == "forbidden"/
{
	printf("refused to %d\n", uid);
	return (-EACCES);
}
