/*
 * args[1] of a function that returns a bool: only the low byte of the register is the value (fbt provider).
 */
#pragma D option quiet
fbt::rcu_segcblist_ready_cbs:return { calls++; }
fbt::rcu_segcblist_ready_cbs:return /args[1] != (arg1 & 0xff)/ { wrong++; }
tick-1s { exit(0); }
END { printf("%d %d\n", calls > 0, wrong); }
