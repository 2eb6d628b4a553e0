/* Refused: the arguments of a probe are read-only, and their names are not free. */
BEGIN { arg0 = 1; arg9++; NULL = 2; }
