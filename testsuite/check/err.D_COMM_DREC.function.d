/* Refused: a call of a function is all that the function does, also by others that it calls. */
void line(void) { printf("\n"); }
BEGIN { switch (cpu) { case 0: commit(1); break; case 1: line(); case 2: commit(2); } }
