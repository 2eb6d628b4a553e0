/* Refused: the format of printf() must be a string literal. */
BEGIN { printf(execname); }
