/* Refused: 'n' is already declared in this block. */
BEGIN { int n; { int n; trace(n); } long n; }
