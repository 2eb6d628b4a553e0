/*
 * bufpolicy=fill keeps the oldest records and ends tracing when one buffer is full (Buffers and
 * Buffering). END's records still fit.
 * run: -x bufpolicy=fill -x bufsize=8k -c "getppid10000 1000000"
 */
#pragma D option quiet
syscall::getppid:entry /execname == "getppid10000"/ { printf("%d\n", i++); }
END { printf("end\n"); }
