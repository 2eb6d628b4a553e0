/*
 * One-liner: sizes of writes, linear: 1, 2, 4, 7, 8 and 16 are below 20, 32 is below 40, 64 below 80, 128, 256
 * and 512 are beyond.
 * run: -q -c mixed
 */
syscall::write:entry /pid == $target/ { @ = lquantize(arg2, 0, 100, 20); }
