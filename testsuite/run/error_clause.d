/*
 * arg2 of ERROR is the failing clause's number in the program, counted from 0, whichever probe it belongs
 * to; arg1 is the probe (Faults and the ERROR probe, as Oracle's DTrace has it).
 */
#pragma D option quiet
int zero;
BEGIN { printf("first\n"); }
syscall::getppid:entry { trace(1 / zero); }
ERROR { printf("ERROR %d %d\n", arg1 == id, arg2); }
BEGIN { trace(2 / zero); }
BEGIN, syscall::getppid:return { trace(3 / zero); }
tick-100ms { trace(4 / zero); }
tick-100ms { exit(0); }
