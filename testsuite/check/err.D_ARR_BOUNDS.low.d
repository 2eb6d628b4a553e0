/* Refused: index -1 is outside of 'int [4]'. */
int a[4]; BEGIN { a[-1] = 1; }
