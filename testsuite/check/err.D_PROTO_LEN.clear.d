/* Refused: clear() takes 1 argument, but 0 given. */
BEGIN { clear(); }
