/* Prints without end. */
#pragma D option quiet
syscall:::entry { printf("%d %s %d %d\n", timestamp, execname, pid, n++); }
tick-10ms { printf("tick\n"); }
