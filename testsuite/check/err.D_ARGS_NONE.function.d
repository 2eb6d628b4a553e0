/* Refused: arguments of probes in a function, which does not know who calls it (Functions). */
int first(void) { return arg0; }
int second(void) { return *(int *)args[1]; }
syscall::read:entry { trace(first() + second()); }
