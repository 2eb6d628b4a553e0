/* Refused: 'args' needs a subscript. */
BEGIN { trace(args); }
