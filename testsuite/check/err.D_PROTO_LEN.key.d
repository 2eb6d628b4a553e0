/* Refused: 'x' has 1 key, not 2. */
BEGIN { x[1] = 1; trace(x[1, 2]); }
