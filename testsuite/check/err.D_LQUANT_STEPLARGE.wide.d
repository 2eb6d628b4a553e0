/* Refused: the step of lquantize() is larger than its range. */
BEGIN { @ = lquantize(1, 0, 10, 100); }
