/* Refused: 'x' is already defined otherwise. */
int x; string x; BEGIN { }
