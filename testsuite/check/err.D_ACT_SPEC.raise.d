/* Refused: raise() is destructive and may not follow speculate(). */
BEGIN { speculate(speculation()); raise(9); }
