/* Refused: a call of a function is all that the function does, also by others that it calls. */
void leave(int status) { exit(status); }
void last(void) { leave(2); }
BEGIN { speculate(1); last(); }
