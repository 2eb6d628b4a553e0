/* Refused: printf() has more arguments than its format has conversions. */
BEGIN { printf("%d", 1, 2); }
