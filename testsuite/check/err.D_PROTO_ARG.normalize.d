/* Refused: the factor of normalize() must be an integer, not 'string'. */
BEGIN { @a = count(); normalize(@a, "x"); }
