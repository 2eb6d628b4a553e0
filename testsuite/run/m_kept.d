/* Counts calls of a program and numbers them, for the cases that keep tracing running. */
#pragma D option quiet
BEGIN { printf("ready\n"); }
syscall:vmlinux:getppid:entry
/execname == "getppid10000"/
{
	printf("%d\n", ++n);
	@calls = count();
	@shown[execname] = count();
}
END { printa("END: %s %@d\n", @shown); }
