/* Refused: trunc() needs an aggregation here. */
BEGIN { trunc(1); }
