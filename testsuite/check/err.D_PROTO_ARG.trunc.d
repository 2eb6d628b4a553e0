/* Refused: the number of keys of trunc() must be an integer, not 'string'. */
BEGIN { @a = count(); trunc(@a, "x"); }
