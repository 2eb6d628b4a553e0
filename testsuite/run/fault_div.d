/*
 * Division and remainder by zero are faults with the code DTRACEFLT_DIVZERO (4); in a predicate, one
 * skips the clause (dtrace Provider, "ERROR").
 */
#pragma D option quiet
int zero;
BEGIN { printf("%d\n", 10 / zero); }
BEGIN { printf("%d\n", 10 % zero); }
BEGIN /1 / zero/ { printf("predicate\n"); }
BEGIN { printf("rest\n"); exit(0); }
ERROR { printf("ERROR %d\n", arg4); }
