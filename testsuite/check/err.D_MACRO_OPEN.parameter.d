/* Refused: a parameter of an aggregation is an open argument. Arguments: --open-args */
BEGIN { @ = lquantize(5, 0, $1, 1); }
