/* Refused: an aggregating function is wanted here. */
BEGIN { @a = 1; }
