/* Refused: the base of lquantize() must be an integer constant. */
BEGIN { @ = lquantize(1, pid, 10); }
