/* Refused: 'x' is not defined. */
BEGIN { trace(x); } BEGIN { x = 1; }
