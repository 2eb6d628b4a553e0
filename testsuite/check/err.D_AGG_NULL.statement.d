/* Refused: an aggregation has no value in an expression. */
BEGIN { @a = count(); @a; }
