/* Refused: there is no loop or switch to break out of. */
BEGIN { if (1) break; }
