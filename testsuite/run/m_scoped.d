/* Symbols and types of a module. */
#pragma D option quiet
BEGIN
{
	printf("%a\n", &tun`tun_get_socket);
	printf("%d\n", sizeof (struct tun`tun_struct) > sizeof (int));
	printf("%d\n", (tun`uint8_t)0x1ff + (vmlinux`pid_t)1);
	exit(0);
}
