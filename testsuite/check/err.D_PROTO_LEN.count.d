/* Refused: count() takes 0 arguments, not 1. */
BEGIN { @a = count(1); }
