/* Refused: the limit of lquantize() must be an integer constant. */
BEGIN { @ = lquantize(1, 0, "x"); }
