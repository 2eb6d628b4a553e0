/* Refused: a call of a function is all that the function does, also by others that it calls. */
#pragma D option destructive
void poke(uintptr_t at) { copyoutstr("x", at, 2); }
syscall::read:entry { speculate(1); poke(arg1); }
