/* Refused: an action beside a comma. */
BEGIN { pid, trace(1); }
BEGIN { trace(1), pid; }
