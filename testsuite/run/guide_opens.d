/*
 * One-liner: files that are opened, with the program's name.
 * run: -q -c mixed
 */
syscall::openat:entry /pid == $target/ { printf("%s %s\n", execname, copyinstr(arg1)); }
