/*
 * A fault in an ERROR clause does not fire ERROR again, it is counted (dtrace Provider, "ERROR").
 */
#pragma D option quiet
int zero;
BEGIN { printf("%d\n", 1 / zero); }
ERROR { printf("%d\n", 2 / zero); }
ERROR { printf("other ERROR clause\n"); exit(0); }
