/* Refused: strlen() takes 1 argument, but 0 given. */
BEGIN { trace(strlen()); }
