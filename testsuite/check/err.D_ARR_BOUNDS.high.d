/* Refused: index 4 is outside of 'int [4]'. */
int a[4]; BEGIN { a[4] = 1; }
