/* Refused: 'struct nothing' has no size that print() could use. */
BEGIN { print((struct nothing *)arg0); }
