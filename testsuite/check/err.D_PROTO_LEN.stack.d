/* Refused: stack() takes 0 to 1 arguments, but 2 given. */
BEGIN { stack(1, 2); }
