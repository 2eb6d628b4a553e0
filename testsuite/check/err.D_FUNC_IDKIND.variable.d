/* Refused: 'x' is not a function. */
int x; BEGIN { x(1); }
