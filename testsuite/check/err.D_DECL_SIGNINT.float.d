/* Refused: signed and unsigned need an integer type. */
unsigned float x; BEGIN { }
