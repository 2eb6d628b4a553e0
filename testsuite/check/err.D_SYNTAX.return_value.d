/* Refused: a clause has no value to return. */
BEGIN { return 1; }
