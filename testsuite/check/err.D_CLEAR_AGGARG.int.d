/* Refused: clear() needs an aggregation here. */
BEGIN { clear(1); }
