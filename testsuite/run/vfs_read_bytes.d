/*
 * fbt's args[] have the function's types; members are reached through pointers; two keys of strings in
 * 50 columns each (Aggregations).
 * run: -c "readfile known.dat 1000 64"
 */
#pragma D option quiet
fbt:vmlinux:vfs_read:entry
{
	@[execname, stringof(args[0]->f_path.dentry->d_name.name)] = sum(args[2]);
}
