/* Refused: conversions that printf() does not know, each named and marked in its format. */
BEGIN { printf("%z", pid); }
BEGIN { printf("a\n%d %5r", pid, pid); }
BEGIN { printf("half%"); }
BEGIN { printf("\t%%%y", 1); }
BEGIN { printf("\x25y", 1); }
BEGIN { @a[1] = count(); printa("%d %jd", @a); }
