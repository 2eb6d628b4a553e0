/* Refused: 'x' is an associative array and needs its keys. */
BEGIN { x[1] = 2; trace(x); }
