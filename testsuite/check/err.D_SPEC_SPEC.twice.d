/* Refused: a clause may have one speculate() only. */
BEGIN { speculate(1); speculate(2); }
