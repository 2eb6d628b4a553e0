/* Refused: trace() is an action: it may only be a statement of its own. */
BEGIN { pid > 3 ? trace(1) : trace(2); }
