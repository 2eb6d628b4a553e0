/*
 * One-liner: system calls that failed, by name and errno.
 * run: -q -c mixed
 */
syscall:::return /pid == $target && errno/ { @[probefunc, errno] = count(); }
