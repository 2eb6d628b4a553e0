/* Refused: a pointer to void cannot be dereferenced. */
BEGIN { trace(*(void *)arg0); }
