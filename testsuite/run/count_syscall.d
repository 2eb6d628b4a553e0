/*
 * A keyless aggregation counts every call exactly, and is printed when tracing ends: "%16d" after a
 * blank (Aggregations). Tracing ends with the process of -c.
 * run: -c getppid10000
 */
#pragma D option quiet
syscall::getppid:entry /execname == "getppid10000"/ { @ = count(); }
