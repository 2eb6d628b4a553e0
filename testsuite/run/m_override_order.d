/*
 * For override_order.
 * build: -g -x override=any
 */
#pragma D option quiet
string name;
fbt::security_inode_create:entry
/execname == "overridden" && uid == 0/
{
	name = stringof(args[1]->d_name.name);
	if (name == "a")
		return (-EACCES);
	if (name == "b")
		return;
	printf("%s goes on\n", name);
}
fbt::security_inode_create:entry
/execname == "overridden" && uid == 0 && name != "d"/
{
	printf("%s again\n", name);
	if (name == "a")
		return (-EROFS);
	if (name == "c")
		return (*(int *)8);
}
fbt::security_inode_create:entry
/execname == "overridden" && uid == 0 && name == "d"/
{
	return (-EBUSY);
}
fbt::security_inode_create:entry
/execname == "overridden" && uid == 0 && name == "d"/
{
	return (*(int *)8);
}
