/*
 * A load from an invalid address ends the clause, whose data are dropped; ERROR fires with the code
 * DTRACEFLT_BADADDR (1) and the address, which for a member of NULL is that of the pointer; the next clause runs
 * (dtrace Provider, "ERROR").
 */
#pragma D option quiet
BEGIN { printf("not shown\n"); trace(*(int *)8); printf("nor this\n"); }
BEGIN { trace(((struct task_struct *)0)->pid); }
BEGIN { this->t = (struct task_struct *)8; trace(this->t->comm); }
BEGIN { printf("next clause\n"); }
ERROR { printf("ERROR %d %s\n", arg4, arg5 == 0 ? "0" : arg5 == 8 ? "8" : arg5 > 8 && arg5 < 65536 ? "behind 8" : "?"); }
END { printf("end\n"); }
tick-200ms { printf("tick\n"); exit(0); }
