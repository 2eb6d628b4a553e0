/* Refused: 'nothing' is not defined. */
BEGIN { trace(nothing); }
