/* Refused: the format of printf() is empty. */
BEGIN { printf(""); }
