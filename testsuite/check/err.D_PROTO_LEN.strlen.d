/* Refused: strlen() takes 1 argument, not 0. */
BEGIN { trace(strlen()); }
