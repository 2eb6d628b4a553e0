/* Refused: 'trace' is not an aggregating function. */
BEGIN { @a = trace(1); }
