/* Refused: 10 to the power of 20 does not fit in 64 bits. */
BEGIN { @ = llquantize(1, 10, 0, 19, 10); }
