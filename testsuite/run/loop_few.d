/*
 * Option maxloop, and a loop within another: the turns of both count; a loop that ends in time is none of the fault's
 * business.
 *
 * build: -x maxloop=100
 */
#pragma D option quiet
int m, n, step;

BEGIN { step = 1; }

BEGIN
{
	while (n < 100)
		n++;
	printf("%d\n", n);
}

BEGIN
{
	/* The first clause has used up this firing's. */
	while (m < 1)
		m++;
	printf("not here\n");
}

tick-10ms
/ticks++ == 0/
{
	for (int i = 0; i < 10; i += step)
		for (int k = 0; k < 8; k += step)
			o++;
	printf("%d\n", o);
}

tick-10ms
/ticks == 2/
{
	for (int i = 0; i < 10; i += step)
		for (int k = 0; k < 10; k += step)
			p++;
}

tick-10ms
/ticks >= 3/
{
	printf("%d %d\n", m, p);
	exit(0);
}
