/*
 * One-liner: sizes of writes, by program, as a distribution: one each of 1, 2, 8 ... 512 and two from 4 to 7.
 * run: -q -c mixed
 */
syscall::write:entry /pid == $target/ { @[execname] = quantize(arg2); }
