/* Refused: count() takes 0 arguments, but 1 given. */
BEGIN { @a = count(1); }
