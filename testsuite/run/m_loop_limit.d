/*
 * All loops of a firing have 10000 turns together, or as many as option maxloop says, and not longer than some
 * milliseconds; beyond is a fault at the loop, which ends the clause like any other. The next firing has its own.
 *
 * build: -x maxloop=1000000
 */
#pragma D option quiet

BEGIN
{
	for (;;)
		n++;
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
	printf("error %d, the turns %s\n", arg4, arg5 > 0 && arg5 <= 1000000 ? "bounded" : "unbounded");
}

tick-100ms
/!done/
{
	for (int i = 0; i < 1000; i++)
		done++;
	printf("%d errors, %d turns\n", errors, done);
	exit(0);
}
