/* Refused: '@a' was assigned count() before. */
BEGIN { @a = count(); @a = sum(1); }
