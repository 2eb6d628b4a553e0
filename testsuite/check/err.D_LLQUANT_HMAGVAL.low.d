/* Refused: the high magnitude of llquantize() is below the low one. */
BEGIN { @ = llquantize(1, 10, 4, 2, 10); }
