/*
 * One-liner: system calls of a program, by name.
 * run: -q -c mixed
 */
syscall:::entry /pid == $target/ { @[probefunc] = count(); }
