/* Refused: 'x' has 1 key, but 2 given. */
BEGIN { x[1] = 1; trace(x[1, 2]); }
