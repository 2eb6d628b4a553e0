/* Refused: the step of lquantize() must lie between 1 and 65535. */
BEGIN { @ = lquantize(1, 0, 10, 0); }
