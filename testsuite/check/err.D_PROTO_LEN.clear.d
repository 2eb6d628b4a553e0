/* Refused: clear() takes 1 argument, not 0. */
BEGIN { clear(); }
