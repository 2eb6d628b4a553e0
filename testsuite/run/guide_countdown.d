/*
 * Introduction: a probe that counts down, with predicates that decide which clause runs.
 */
#pragma D option quiet

dtrace:::BEGIN
{
	i = 5;
}

profile:::tick-20ms
/i > 0/
{
	printf("%d\n", i--);
}

profile:::tick-20ms
/i == 0/
{
	printf("blastoff!\n");
	exit(0);
}
