/* Refused: 'int' is not a pointer. */
BEGIN { trace(*1); }
