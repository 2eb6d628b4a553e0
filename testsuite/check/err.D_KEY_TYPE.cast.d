/* Refused: void is no key of an aggregation. */
BEGIN { @[(void)0] = count(); }
