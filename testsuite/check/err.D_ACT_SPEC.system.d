/* Refused: system() is destructive and may not follow speculate(). */
BEGIN { speculate(1); system("date"); }
