/* Refused: the factor of llquantize() must be an integer constant. */
BEGIN { @ = llquantize(1, pid, 0, 2, 10); }
