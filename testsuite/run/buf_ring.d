/*
 * bufpolicy=ring keeps the newest records and shows them at the end (Buffers and Buffering).
 * run: -x bufpolicy=ring -x bufsize=8k -c getppid10000
 */
#pragma D option quiet
syscall::getppid:entry /execname == "getppid10000"/ { printf("%d\n", i++); }
