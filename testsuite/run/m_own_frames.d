/* For stack_names.sh: probes in what serves the loader itself. */
#pragma D option quiet
fbt:vmlinux:mutex_lock:entry
/pid == $pid/
{
	@entry[stack()] = count();
}

fbt:vmlinux:mutex_lock:return
/pid == $pid/
{
	@exit[stack()] = count();
}

fbt:vmlinux:mutex_lock:entry
/pid == $pid && caller == 0/
{
	printf("no caller\n");
}

/* Their return addresses are others while they run. */
fbt:vmlinux:do_sys_poll:return,
fbt:vmlinux:ksys_read:return
/pid == $pid/
{
	n++;
}

tick-2500ms
{
	exit(0);
}
