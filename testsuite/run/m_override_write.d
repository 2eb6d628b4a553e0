/*
 * For override_options: of 777 bytes only.
 * build: -g -x override=any
 */
#pragma D option quiet
fbt::vfs_write:entry
/execname == "overridden" && arg2 == 777/
{
	return (-ENOSPC);
}
