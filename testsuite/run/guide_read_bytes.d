/*
 * One-liner: bytes read, by program.
 * run: -q -c mixed
 */
syscall::read:return /pid == $target && arg0 > 0/ { @[execname] = sum(arg0); }
