/* Refused: 10 to the power 20 does not fit 64 bits. */
BEGIN { @ = llquantize(1, 10, 0, 19, 10); }
