/*
 * For override_shared: the library's probe is the entry of the same function.
 * build: -g -x override=any
 */
#pragma D option quiet
ip:::send
/execname == "datagram"/
{
	printf("sent\n");
}
fbt::ip_finish_output:entry
/execname == "datagram"/
{
	printf("refused\n");
	return (-EPERM);
}
fbt::ip_finish_output:return
/execname == "datagram"/
{
	printf("returned %d\n", (int)arg1);
}
