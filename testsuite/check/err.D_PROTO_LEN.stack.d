/* Refused: stack() takes 0 to 1 arguments, not 2. */
BEGIN { stack(1, 2); }
