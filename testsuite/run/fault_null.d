/*
 * A load from an invalid address ends the clause, whose data are dropped; ERROR fires with the code
 * DTRACEFLT_BADADDR (1) and the address; the next clause runs (dtrace Provider, "ERROR").
 */
#pragma D option quiet
BEGIN { printf("not shown\n"); trace(*(int *)8); printf("nor this\n"); }
BEGIN { printf("next clause\n"); }
ERROR { printf("ERROR %d 0x%x\n", arg4, arg5); }
END { printf("end\n"); }
tick-200ms { printf("tick\n"); exit(0); }
