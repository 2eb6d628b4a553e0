/* Refused: an array may have at most 1048576 bytes. */
int a[100000000];  BEGIN { a[0] = 1; }
