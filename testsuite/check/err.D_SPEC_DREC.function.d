/* Refused: a call of a function is all that the function does, also by others that it calls. */
#pragma D option destructive
int run(void) { system("true"); return 1; }
BEGIN /run()/ { speculate(1); }
