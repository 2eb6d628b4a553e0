/* Refused: division by zero. */
BEGIN { trace(1 / 0); }
