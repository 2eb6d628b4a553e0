/* Refused: the factor of llquantize() must lie between 2 and 65535. */
BEGIN { @ = llquantize(1, 1, 0, 2, 10); }
