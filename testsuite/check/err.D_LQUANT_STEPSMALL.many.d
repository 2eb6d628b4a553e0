/* Refused: lquantize() would have 1000000 levels: at most 65535 are possible. */
BEGIN { @ = lquantize(1, 0, 1000000); }
