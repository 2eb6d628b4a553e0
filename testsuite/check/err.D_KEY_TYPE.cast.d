/* Refused: void is not a key of an aggregation. */
BEGIN { @[(void)0] = count(); }
