/* Refused: loops are not supported yet. */
BEGIN { while (1) trace(1); }
