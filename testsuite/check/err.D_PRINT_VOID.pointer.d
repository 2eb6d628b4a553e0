/* Refused: print() cannot follow a pointer to void. */
BEGIN { print((void *)arg0); }
