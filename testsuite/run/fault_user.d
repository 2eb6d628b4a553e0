/*
 * copyinstr() of an address that the process has not mapped is a fault, with that address; later calls
 * are traced as before (dtrace Provider, "ERROR").
 * run: -c "opener @16 good"
 */
#pragma D option quiet
syscall::openat:entry /execname == "opener"/ { printf("%s\n", copyinstr(arg1)); }
ERROR { printf("ERROR %d 0x%x\n", arg4, arg5); }
