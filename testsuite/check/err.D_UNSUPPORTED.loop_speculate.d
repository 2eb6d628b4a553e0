/* Refused: speculate() in a loop is not supported. */
BEGIN { while (n++ < 3) speculate(1); }
