/* Refused: the limit does not match the first use of '@'. */
BEGIN { @ = lquantize(1, 0, 10); @ = lquantize(1, 0, 11); }
