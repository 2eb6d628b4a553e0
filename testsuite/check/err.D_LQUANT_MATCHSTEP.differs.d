/* Refused: the step does not match the first use of '@'. */
BEGIN { @ = lquantize(1, 0, 10, 1); @ = lquantize(1, 0, 10, 2); }
