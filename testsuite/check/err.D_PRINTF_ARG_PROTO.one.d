/* Refused: printf() has no argument for conversion 2 (%d). */
BEGIN { printf("%d %d", 1); }
