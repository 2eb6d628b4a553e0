/* Refused: 'strlen' is a function: it needs arguments in parentheses. */
BEGIN { trace(strlen); }
