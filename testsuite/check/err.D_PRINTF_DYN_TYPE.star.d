/* Refused: the width or precision of conversion 1 must be an int, not 'string'. */
BEGIN { printf("%*d", "x", 1); }
