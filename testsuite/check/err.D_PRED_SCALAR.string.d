/* Refused: a predicate needs a scalar, not 'string'. */
BEGIN /"a"/ { }
