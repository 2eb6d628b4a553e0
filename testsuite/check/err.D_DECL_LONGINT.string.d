/* Refused: short and long need an arithmetic type. */
long string x; BEGIN { }
