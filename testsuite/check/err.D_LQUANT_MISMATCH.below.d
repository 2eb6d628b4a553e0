/* Refused: the limit of lquantize() must be above its base. */
BEGIN { @ = lquantize(1, 10, 0); }
