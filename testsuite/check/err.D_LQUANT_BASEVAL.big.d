/* Refused: the base of lquantize() must lie between -2147483648 and 2147483647. */
BEGIN { @ = lquantize(1, -5000000000, 10); }
