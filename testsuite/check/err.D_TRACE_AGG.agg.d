/* Refused: an aggregation cannot be an argument of trace(). */
BEGIN { @a = count(); trace(@a); }
