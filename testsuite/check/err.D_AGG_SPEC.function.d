/* Refused: a call of a function is all that the function does, also by others that it calls. */
void add(int n) { @ = sum(n); }
BEGIN { if (cpu) speculate(1); else add(3); add(4); }
