/* A number per call, and the calls. */
#pragma D option quiet
syscall::getppid:entry /execname == "getppid10000"/ { printf("%d\n", i++); }
