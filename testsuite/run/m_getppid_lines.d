/* A line for each call, for the cases about reading. */
#pragma D option quiet
BEGIN { printf("ready\n"); }
syscall::getppid:entry /execname == "getppid10000"/ { printf("%d %s %d\n", timestamp, execname, pid); }
