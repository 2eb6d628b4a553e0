/* Refused: the argument of sum() must be a scalar, not 'string'. */
BEGIN { @a = sum("x"); }
