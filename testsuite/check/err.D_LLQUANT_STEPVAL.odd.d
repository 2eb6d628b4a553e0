/* Refused: 13 steps do not divide the magnitudes of factor 10 evenly. */
BEGIN { @ = llquantize(1, 10, 0, 2, 13); }
