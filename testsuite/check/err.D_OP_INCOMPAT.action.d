/* Refused: 'trace()' has no value that could be assigned. */
BEGIN { x = trace(1); }
