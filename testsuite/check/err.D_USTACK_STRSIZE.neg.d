/* Refused: the string size of ustack() is negative. */
BEGIN { ustack(3, -1); }
