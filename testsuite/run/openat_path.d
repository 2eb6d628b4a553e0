/*
 * copyinstr() reads a string of the current process (Subroutines, "copyinstr").
 * run: -c "opener /tmp/first second /no/such/third"
 */
#pragma D option quiet
syscall::openat:entry /pid == $target/ { printf("%s %s\n", execname, copyinstr(arg1)); }
