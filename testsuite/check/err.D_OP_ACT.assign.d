/* Refused: trace() is an action: it may only be a statement of its own. */
BEGIN { x = trace(1); }
