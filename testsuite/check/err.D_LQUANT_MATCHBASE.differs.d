/* Refused: the base of '@' is not that of its first use. */
BEGIN { @ = lquantize(1, 0, 10); @ = lquantize(1, 1, 10); }
