/*
 * exit() lets its clause go on to the end, but no later clause of the firing; END runs, and the status is the
 * number's low eight bits (Execution model).
 * status: 3
 */
#pragma D option quiet
BEGIN { printf("before\n"); exit(259); printf("behind\n"); @ = count(); }
BEGIN { printf("a later clause\n"); }
END { printf("END\n"); printa("%@d\n", @); trunc(@); }
