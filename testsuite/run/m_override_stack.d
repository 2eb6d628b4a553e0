/*
 * For override_shared: a second script for the function of m_override_create.
 * build: -g -x override=any
 */
#pragma D option quiet
fbt::security_inode_create:entry
/execname == "overridden" && uid == 0/
{
	printf("in ");
	stack(1);
	return (-EPERM);
}
