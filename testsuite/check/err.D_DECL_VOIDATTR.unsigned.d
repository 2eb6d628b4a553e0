/* Refused: void takes no signed, unsigned, short or long. */
unsigned void *x; BEGIN { }
