/*
 * Buffers and Buffering: the newest records of a ring are left when tracing ends.
 * run: -c getppid10000
 */
#pragma D option quiet
#pragma D option bufpolicy=ring
#pragma D option bufsize=4k

syscall::getppid:entry
/pid == $target/
{
	printf("%d\n", ++n);
}

END
{
	printf("end\n");
}
