/* Refused: operator = needs a variable on its left side. */
BEGIN { 1 = 2; }
