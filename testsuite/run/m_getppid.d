/* For the cases with several loaders. */
#pragma D option quiet
BEGIN { printf("ready\n"); }
syscall::getppid:entry /execname == "getppid10000"/ { @ = count(); }
END { printa("%@d\n", @); }
