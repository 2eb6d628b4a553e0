/* Refused: normalize() needs an aggregation here. */
BEGIN { normalize(1, 2); }
