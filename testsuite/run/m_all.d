/* Every function of the kernel and its modules. */
#pragma D option quiet
BEGIN { printf("ready\n"); }
fbt:::entry { @ = count(); }
tick-2s { exit(0); }
END { printa("%@d\n", @); }
