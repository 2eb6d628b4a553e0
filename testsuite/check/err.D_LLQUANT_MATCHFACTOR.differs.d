/* Refused: the factor does not match the first use of '@'. */
BEGIN { @ = llquantize(1, 10, 0, 2, 10); @ = llquantize(1, 20, 0, 2, 20); }
