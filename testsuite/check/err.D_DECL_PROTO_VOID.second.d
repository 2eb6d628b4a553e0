/* Refused: void must be the only, unnamed parameter. */
int f(int, void); BEGIN { }
