/* Refused: more in one record than there is room for. */
struct big { char a[1000000]; char b[1000000]; };
BEGIN { trace(((struct big *)arg0)->b[3]); }
BEGIN { trace(*(struct big *)arg0); }
BEGIN { print((struct big *)arg0); }
