/* Refused: operator & needs something that lies in memory. */
BEGIN { trace(&(1 + 2)); }
