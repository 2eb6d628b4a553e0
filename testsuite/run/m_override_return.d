/*
 * For override_return: at the return, and at the entry of functions whose returns are probed, too.
 * build: -g -x override=any
 */
#pragma D option quiet
fbt::ns_capable:return
/execname == "overridden" && uid == 0/
{
	printf("root was %d\n", arg1 & 0xff);
	return (0);
}
fbt::ns_capable:entry
/execname == "overridden" && uid != 0/
{
	return (2);
}
fbt::ns_capable:return
/execname == "overridden"/
{
	printf("%s of %d\n", probename, uid);
}
fbt::alloc_empty_file:entry
/execname == "overridden" && self->opening/
{
	self->opening = 0;
	return ((struct file *)-ENFILE);
}
syscall::open*:entry
/execname == "overridden" && stringof(copyinstr(arg1)) == "none"/
{
	self->opening = 1;
}
fbt::alloc_empty_file:return
/execname == "overridden" && (int64_t)arg1 < 0 && (int64_t)arg1 > -4096/
{
	printf("no file: %d\n", (int)arg1);
}
