/* Refused: an aggregation cannot be an argument of print(). */
BEGIN { @a = count(); print(@a); }
