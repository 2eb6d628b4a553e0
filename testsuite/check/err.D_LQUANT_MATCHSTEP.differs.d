/* Refused: the step of '@' is not that of its first use. */
BEGIN { @ = lquantize(1, 0, 10, 1); @ = lquantize(1, 0, 10, 2); }
