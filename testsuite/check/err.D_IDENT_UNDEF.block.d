/* Refused: 'n' is not defined. */
BEGIN { for (int n = 0; n < 2; n++) { } trace(n); }
