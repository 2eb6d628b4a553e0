/*
 * For override_many: the answer is each process's own.
 * build: -g -x override=any
 */
#pragma D option quiet
fbt::security_task_getpgid:entry
/execname == "overridden"/
{
	return (-(1 + pid % 100));
}
fbt::security_task_getpgid:return
/execname == "overridden"/
{
	@[(int)arg1 == -(1 + pid % 100) ? "as said" : "another"] = count();
}
END
{
	printa("%s: %@d\n", @);
}
