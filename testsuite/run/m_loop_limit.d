/*
 * All loops of a firing have 50 milliseconds together, however many turns option maxloop grants (loop_few.d);
 * beyond is a fault at the loop, which ends the clause like any other. The next firing has its own.
 *
 * build: -x maxloop=10000000
 */
#pragma D option quiet

BEGIN
{
	for (;;)
		n += strlen(execname);
}

BEGIN
{
	for (int i = 0; i < 1000; i++)
		for (int k = 0; k < 999; k++)
			m++;
}

ERROR
{
	errors++;
	printf("error %s, the turns %s\n", arg4 == DTRACEFLT_LOOPTIME ? "of time" : "unknown",
	       arg5 > 0 && arg5 < 10000000 ? "bounded" : "unbounded");
}

tick-100ms
/!done/
{
	for (int i = 0; i < 1000; i++)
		done++;
	printf("%d errors, %d turns\n", errors, done);
	exit(0);
}
