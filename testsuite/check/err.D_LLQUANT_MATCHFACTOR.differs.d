/* Refused: the factor of '@' is not that of its first use. */
BEGIN { @ = llquantize(1, 10, 0, 2, 10); @ = llquantize(1, 20, 0, 2, 20); }
